import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { MortgageCase } from './case/mortgage-case.entity.ts';
import { MortgageContract } from './contract/mortgage-contract.entity.ts';
import { MortgageProject } from './contract/mortgage-project.entity.ts';
import { mortgageMigrations } from './migrations/index.ts';
import { MortgagePerson } from './people/mortgage-person.entity.ts';

/** The tables of the mortgage desk. */
export const mortgageSchema: Schema = {
  name: 'mortgage',
  entities: [
    // One a line.
    MortgageCase,
    MortgageContract,
    MortgagePerson,
    MortgageProject,
  ],
  migrations: mortgageMigrations,
  requires: [officeSchema],
};
