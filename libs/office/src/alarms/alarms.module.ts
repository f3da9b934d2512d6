import { Global, Module } from '@nestjs/common';
import { AlarmWatch } from './alarm-watch.ts';
import { AlarmsResolver } from './alarms.resolver.ts';
import { Alarms } from './alarms.ts';

/** Trouble that people must see to. */
@Global()
@Module({ providers: [Alarms, AlarmsResolver, AlarmWatch], exports: [Alarms] })
export class AlarmsModule {}
