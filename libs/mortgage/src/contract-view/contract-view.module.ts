import { Module } from '@nestjs/common';
import './contract.export.ts';
import { ContractImport } from '../contract-import/contract-import.ts';
import { ContractViewResolver } from './contract-view.resolver.ts';
import { ContractViewService } from './contract-view.service.ts';

/** Contracts as people bring them in and look at them (S6, S7). */
@Module({
  providers: [ContractImport, ContractViewService, ContractViewResolver],
  exports: [ContractViewService],
})
export class ContractViewModule {}
