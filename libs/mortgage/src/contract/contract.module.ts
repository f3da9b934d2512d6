import { Module } from '@nestjs/common';
import './contract.permissions.ts';

/** Contracts of the sales site and who bought (S6, S7). */
@Module({})
export class ContractModule {}
