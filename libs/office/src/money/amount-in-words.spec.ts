import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords } from './amount-in-words.ts';

const value: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('零壹貳參肆伍陸柒捌玖').map((digit, at) => [digit, at]),
);
const size: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n };

/** Reads an amount back, in fen: the contract's other half. */
function read(words: string): bigint {
  const [yuan = '', part = ''] = words.includes('元') ? words.split('元') : ['', words];
  let total = 0n;
  let group = 0n;
  let digit = 0n;
  for (const sign of yuan) {
    if (sign in value) digit = BigInt(value[sign] ?? 0);
    else if (sign in size) {
      group += digit * (size[sign] ?? 1n);
      digit = 0n;
    } else {
      total += (group + digit) * ({ 萬: 10_000n, 億: 100_000_000n, 兆: 1_000_000_000_000n }[sign] ?? 1n);
      [group, digit] = [0n, 0n];
    }
  }
  const of = (unit: string): bigint => BigInt(value[part.match(new RegExp(`(.)${unit}`))?.[1] ?? '零'] ?? 0);
  return (total + group + digit) * 100n + of('角') * 10n + of('分');
}

describe('an amount in words (S14)', () => {
  it('is written as contracts write it', () => {
    const written: [number, string][] = [
      [0, '零元整'],
      [1, '壹分'],
      [10, '壹角'],
      [100, '壹元整'],
      [123_456, '壹仟貳佰參拾肆元伍角陸分'],
      [100_005, '壹仟元零伍分'],
      [10_000_00, '壹萬元整'],
      [100_500_00, '壹拾萬零伍佰元整'],
      [10_010_010_00, '壹仟零壹萬零壹拾元整'],
      [100_000_001_00, '壹億零壹元整'],
      [-250, '負貳元伍角'],
    ];
    expect(written.map(([fen]) => [fen, amountInWords(fen, 'zh-Hant')])).toEqual(written);
    expect(amountInWords(2_345_600, 'zh-Hans')).toBe('贰万叁仟肆佰伍拾陆元整');
  });

  it('reads back to the same amount, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(read(amountInWords(fen, 'zh-Hant'))).toBe(BigInt(fen));
      }),
    );
  });
});
