export { RegisterModule } from './register.module.ts';
export { registerPermissions } from './register.permissions.ts';
export { Branch, MaskedPhone, TermFacts, TermStates, TraderFacts, TraderKinds, TraderStates } from './trader.types.ts';
