export { HrRequestsModule } from './hr-requests.module.ts';
export { hrRequestsSchema } from './hr-requests.schema.ts';
export { OverdueAnswers } from './request/overdue-answers.ts';
export { Cutover } from './transfer/cutover.ts';
export { TransferGuards } from './transfer/transfer-guards.ts';
export { OverdueTrials } from './trial/overdue-trials.ts';
