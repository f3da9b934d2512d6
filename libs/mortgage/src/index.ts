export { ClockSweep } from './clock/clock-sweep.ts';
export { MortgageModule } from './mortgage.module.ts';
export { mortgageSchema } from './mortgage.schema.ts';
