export { type ApprovalRoute, type ApprovalStepDefinition, defineApprovalRoute } from './approval-route.ts';
export { ApprovalsModule } from './approvals.module.ts';
export { type ApprovalRequest, Approvals } from './approvals.ts';
