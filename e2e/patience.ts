import { jest } from '@jest/globals';

// A journey drives real processes and a real browser.
jest.setTimeout(60_000);
