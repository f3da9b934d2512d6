export { makeLogger } from './line-logger.ts';
