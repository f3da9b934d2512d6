import { Global, Module } from '@nestjs/common';
import { AlarmsResolver } from './alarms.resolver.ts';
import { Alarms } from './alarms.ts';

/** Trouble that people must see to. */
@Global()
@Module({ providers: [Alarms, AlarmsResolver], exports: [Alarms] })
export class AlarmsModule {}
