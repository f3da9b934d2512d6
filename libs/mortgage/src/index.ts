export { CaseBirth } from './case/case-birth.ts';
export { ClockSweep } from './clock/clock-sweep.ts';
export { DemoCases } from './demo/demo-cases.ts';
export { MortgageModule } from './mortgage.module.ts';
export { mortgageSchema } from './mortgage.schema.ts';
