import { accountsSchema } from '@kefu/accounts';
import type { Schema } from '@kefu/platform/database';
import { riskMigrations } from './migrations/index.ts';
import { RiskRun } from './run/risk-run.entity.ts';

/** The tables of the risk desk. */
export const riskSchema: Schema = {
  name: 'risk',
  entities: [RiskRun],
  migrations: riskMigrations,
  requires: [accountsSchema],
};
