import { Module } from '@nestjs/common';
import './register-import.permissions.ts';
import { TraderImport } from './trader-import.ts';

/** The register's import (T6, X5). */
@Module({ providers: [TraderImport], exports: [TraderImport] })
export class RegisterImportModule {}
