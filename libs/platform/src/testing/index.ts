export { findInDump, hearLogs, planted, traces } from './canary.ts';
export { type TestDatabase, testDatabase, testSettings } from './test-database.ts';
