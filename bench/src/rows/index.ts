import type { Row } from '../row.ts';
import { ledgerPlan } from './ledger-plan.ts';

/** Every row, in the order of the table. */
export const rows: readonly Row[] = [ledgerPlan];
