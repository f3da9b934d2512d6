export { type Decision, SecondPersonNeeded } from './approval.types.ts';
export { askedToDecideSql, waitingStepSql } from './approval-deciders.ts';
export {
  type ApprovalRoute,
  type ApprovalStepDefinition,
  approvalRoute,
  defineApprovalRoute,
} from './approval-route.ts';
export { ApprovalsModule } from './approvals.module.ts';
export { type ApprovalRequest, Approvals, type AskedStep } from './approvals.ts';
export { ChaseApprovals } from './chase-approvals.tick.ts';
export { WaitingStep } from './waiting-step.types.ts';
