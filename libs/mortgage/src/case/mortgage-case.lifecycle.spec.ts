import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { caseDefinition } from './mortgage-case.lifecycle.ts';

/** A version with its keys in one order, as short as a line. */
const digest = (version: number): string => {
  const sorted = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value;
  const found = caseDefinition.versions.find((each) => each.version === version);
  return createHash('sha256')
    .update(JSON.stringify(sorted(found)))
    .digest('hex')
    .slice(0, 16);
};

describe('the lifecycle of a mortgage case', () => {
  it('keeps its first version to the letter: open cases go on under it (S2)', () => {
    expect(digest(1)).toBe('2f2a0261c6142a48');
  });
});
