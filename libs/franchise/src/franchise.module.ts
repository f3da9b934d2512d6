import { Module } from '@nestjs/common';
import { FranchiseeModule } from './franchisee/franchisee.module.ts';

/** Franchisees, the customers of the brand (F3, F8). */
@Module({
  imports: [
    // One a line, so that two rooms can add theirs side by side.
    FranchiseeModule,
  ],
})
export class FranchiseModule {}
