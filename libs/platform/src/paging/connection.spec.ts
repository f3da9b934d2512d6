import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './connection.ts';

const key = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

describe('a cursor', () => {
  it('gives back the sort keys that went in', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        expect(decodeCursor(encodeCursor(keys), keys.length)).toEqual(keys);
      }),
    );
  });

  it('is refused by name when it was made up', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const made = Buffer.from(JSON.stringify({ text })).toString('base64url');
        expect(() => decodeCursor(made, 2)).toThrow('after: not a cursor of this list');
      }),
    );
  });

  it('is refused when it belongs to a list with other keys', () => {
    expect(() => decodeCursor(encodeCursor(['a']), 2)).toThrow('after: not a cursor of this list');
  });
});

describe('a page', () => {
  const cut = (rows: number[], first: number) =>
    pageOf(
      rows,
      first,
      (row) => row,
      (row) => encodeCursor([row]),
    );

  it('never holds more than was asked for and says whether more follow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (rows, first) => {
        const page = cut(rows.slice(0, first + 1), first);
        expect(page.nodes).toEqual(rows.slice(0, first));
        expect(page.pageInfo.hasNextPage).toBe(rows.length > first);
      }),
    );
  });

  it('has no cursor when it is empty', () => {
    expect(cut([], 5).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});
