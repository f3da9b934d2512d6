import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff.ts';

describe('what changed between two versions of a letter (X6)', () => {
  it('shows lines that went and lines that came, and leaves the rest', () => {
    expect(lineDiff('甲\n乙\n丙', '甲\n丁\n丙').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same 甲',
      'gone 乙',
      'new 丁',
      'same 丙',
    ]);
  });

  it('holds both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '', '丙丁')).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const lines = lineDiff(older, newer);
        const side = (not: string): string =>
          lines
            .filter(({ kind }) => kind !== not)
            .map((line) => line.text)
            .join('\n');
        expect([side('new'), side('gone')]).toEqual([older, newer]);
      }),
    );
  });
});
