export { appRole, makeDataSource } from './data-source.ts';
export { DatabaseModule } from './database.module.ts';
export { Database } from './database.ts';
export { migrate } from './migrate.ts';
export type { Schema } from './schema.ts';
export { type Sql, type SqlOptions, sql, sqlByValue } from './sql.ts';
export { suspendIndexes } from './suspend-indexes.ts';
