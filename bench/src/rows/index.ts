import type { Row } from '../row.ts';
import { allocate } from './allocate.ts';
import { archive } from './archive.ts';
import { caseBoard } from './case-board.ts';
import { claim } from './claim.ts';
import { claimVsJobs } from './claim-vs-jobs.ts';
import { consolidate } from './consolidate.ts';
import { cutover } from './cutover.ts';
import { execution } from './execution.ts';
import { importRow } from './import.ts';
import { ledgerPlan } from './ledger-plan.ts';
import { list } from './list.ts';
import { listRows } from './list-rows.ts';
import { matrixSave } from './matrix-save.ts';
import { monthReport } from './month-report.ts';
import { orderImport } from './order-import.ts';
import { point } from './point.ts';
import { ranking } from './ranking.ts';
import { screen } from './screen.ts';
import { search } from './search.ts';
import { send } from './send.ts';
import { sweep } from './sweep.ts';
import { transition } from './transition.ts';

/** Every row, in the order of the table. */
export const rows: readonly Row[] = [
  list,
  listRows,
  point,
  search,
  importRow,
  ledgerPlan,
  monthReport,
  transition,
  cutover,
  archive,
  claim,
  claimVsJobs,
  send,
  screen,
  ranking,
  caseBoard,
  sweep,
  allocate,
  orderImport,
  matrixSave,
  consolidate,
  execution,
];
