export { AccountsModule } from './accounts.module.ts';
export { accountsSchema } from './accounts.schema.ts';
