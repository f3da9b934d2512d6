export { CaseBirth } from './case/case-birth.ts';
export { ClockSweep } from './clock/clock-sweep.ts';
export { DemoCases } from './demo/demo-cases.ts';
export { MortgageModule } from './mortgage.module.ts';
export { mortgageSchema } from './mortgage.schema.ts';
export { CloseMonths } from './penalty/close-months.tick.ts';
export { MonthClosing } from './penalty/month-closing.ts';
export { nextStreaks, rankMonth } from './ranking/ranking.ts';
export { RankingMonths } from './ranking/ranking-months.ts';
