export { AccountEvents } from './account-event/index.ts';
export { AccountsModule } from './accounts.module.ts';
export { accountsSchema } from './accounts.schema.ts';
export { LetChangesTakeEffect } from './application/take-effect.tick.ts';
export { CountAccounts } from './period-report/account-counts.ts';
export { oneTrader, TraderListService, traderPage, traderSearch } from './register/index.ts';
export { generateRegister } from './register-import/generated-register.ts';
export { openDemoHours } from './renewal/renewal-demo.ts';
export { RenewalPlanner } from './renewal/renewal-planner.ts';
