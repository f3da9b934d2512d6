export { AccountClass } from './account-class.entity.ts';
export { AccountEvent, type AccountEventKind, accountEventKinds } from './account-event.entity.ts';
export { AccountEventModule } from './account-event.module.ts';
export { type AccountAct, AccountEvents, type ActSource, accountBookLock, takeOverAccounts } from './account-events.ts';
