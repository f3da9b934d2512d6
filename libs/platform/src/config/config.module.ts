import { type DynamicModule, Module } from '@nestjs/common';
import { Settings } from './settings.ts';

/** Makes the settings of this process injectable everywhere. */
@Module({})
export class ConfigModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}
