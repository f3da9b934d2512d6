import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../config/index.ts';
import { makeDataSource } from './data-source.ts';
import { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Connects the process to PostgreSQL under the application's role. */
@Module({})
export class DatabaseModule {
  static of(schemas: readonly Schema[]): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: DataSource,
          inject: [Settings],
          useFactory: (settings: Settings) => makeDataSource(settings, schemas, 'app').initialize(),
        },
        Database,
      ],
      exports: [Database, DataSource],
    };
  }
}
