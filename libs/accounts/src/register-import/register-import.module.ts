import { Module } from '@nestjs/common';
import { TraderModule } from '../trader/trader.module.ts';
import './register-import.permissions.ts';
import { TraderImport } from './trader-import.ts';

/** The register's import (T6, X5). */
@Module({ imports: [TraderModule], providers: [TraderImport], exports: [TraderImport] })
export class RegisterImportModule {}
