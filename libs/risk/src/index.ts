export { type RiskFileSource, RiskImportService } from './file/risk-import.service.ts';
export { FollowUpUnreached } from './follow-up/follow-up.tick.ts';
export { RiskModule } from './risk.module.ts';
export { riskSchema } from './risk.schema.ts';
export { AdvanceRiskRuns, WatchRiskDays } from './run/advance-runs.tick.ts';
export { RiskRuns } from './run/risk-runs.ts';
export { WatchTraders } from './watch/watch.tick.ts';
