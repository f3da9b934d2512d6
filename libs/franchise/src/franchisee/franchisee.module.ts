import { Module } from '@nestjs/common';
import './franchisee.permissions.ts';

/** The register of franchisees (F3). */
@Module({})
export class FranchiseeModule {}
