export type { AlarmCode } from './alarm-words.ts';
export { AlarmsModule } from './alarms.module.ts';
export { type AlarmCall, Alarms } from './alarms.ts';
