import { Module } from '@nestjs/common';
import { FranchiseeImport } from '../franchisee-import/franchisee-import.ts';
import './franchisee.export.ts';
import './franchisee.permissions.ts';
import { FranchiseeResolver } from './franchisee.resolver.ts';
import { FranchiseeService } from './franchisee.service.ts';
import { FranchiseeContactService } from './franchisee-contact.service.ts';

/** The register of franchisees (F3). */
@Module({
  providers: [FranchiseeImport, FranchiseeService, FranchiseeContactService, FranchiseeResolver],
  exports: [FranchiseeService],
})
export class FranchiseeModule {}
