import { ensureRoles } from '@kefu/office/department';
import { loadSettings } from '@kefu/platform/config';
import { makeDataSource, migrate } from '@kefu/platform/database';
import { schemas } from './app.module.ts';

/** Brings the database to this release: migrations, roles, default grants. Run before the API and the worker. */
const settings = loadSettings();
await migrate(settings, schemas);
const dataSource = await makeDataSource(settings, schemas, 'app').initialize();
await dataSource.transaction(ensureRoles);
await dataSource.destroy();
