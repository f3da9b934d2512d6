export { RegisterModule } from './register.module.ts';
export { registerPermissions } from './register.permissions.ts';
export { tagPattern } from './tag.ts';
export { Branch, MaskedPhone, TermFacts, TermStates, TraderFacts, TraderKinds, TraderStates } from './trader.types.ts';
export { TraderListService } from './trader-list.service.ts';
export { traderPage } from './trader-list.sql.ts';
export { oneTrader } from './trader-record.sql.ts';
export { traderSearch } from './trader-search.sql.ts';
