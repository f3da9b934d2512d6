import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { MortgageCase } from './case/mortgage-case.entity.ts';
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
    MortgageCase,
    MortgageContract,
    MortgageProject,
  ],
  migrations: mortgageMigrations,
  requires: [officeSchema],
};
