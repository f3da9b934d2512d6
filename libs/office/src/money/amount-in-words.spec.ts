import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFromWords, amountInWords } from './amount-in-words.ts';

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
    expect(amountInWords(123_456_700, 'zh-Hans')).toBe('壹佰贰拾叁万肆仟伍佰陆拾柒元整');
  });

  it('reads back to the same amount in either script, whatever the amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('zh-Hant' as const, 'zh-Hans' as const), (fen, script) => {
        expect(amountFromWords(amountInWords(fen, script))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });

  it('is refused where it is no amount in words, or not written as the rules for bills ask', () => {
    const wrong = ['', '元', '整', '一百元整', '壹佰', '壹仟元零', '壹佰元伍', '佰元整', '壹元整元', '壹拾壹拾元整'];
    expect(wrong.map((words) => [words, amountFromWords(words)])).toEqual(wrong.map((words) => [words, undefined]));
  });
});
