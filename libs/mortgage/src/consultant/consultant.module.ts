import { Module } from '@nestjs/common';
import { ContractViewModule } from '../contract-view/contract-view.module.ts';
import { ConsultantResolver } from './consultant.resolver.ts';
import { ConsultantService } from './consultant.service.ts';

/** Consultants of contracts, as people who sign in (S26). */
@Module({ imports: [ContractViewModule], providers: [ConsultantService, ConsultantResolver] })
export class ConsultantModule {}
