import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { MortgageBuyer } from './contract/mortgage-buyer.entity.ts';
import { MortgageContract } from './contract/mortgage-contract.entity.ts';
import { MortgageProject } from './contract/mortgage-project.entity.ts';
import { mortgageMigrations } from './migrations/index.ts';

/** The tables of the mortgage desk. */
export const mortgageSchema: Schema = {
  name: 'mortgage',
  entities: [
    // One a line.
    MortgageBuyer,
    MortgageContract,
    MortgageProject,
  ],
  migrations: mortgageMigrations,
  requires: [officeSchema],
};
