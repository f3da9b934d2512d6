export { type TestDatabase, testDatabase, testSettings } from './test-database.ts';
