export { AlarmsModule } from './alarms.module.ts';
export { type AlarmCall, Alarms } from './alarms.ts';
