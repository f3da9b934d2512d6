import { Module } from '@nestjs/common';

/** What every desk uses. */
@Module({})
export class OfficeModule {}
