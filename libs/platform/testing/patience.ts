import { jest } from '@jest/globals';

// Real databases, processes, threads and browsers on a machine that may be busy: a test is late after a minute, not after five seconds.
jest.setTimeout(60_000);
