export { makeLogger } from './json-logger.ts';
