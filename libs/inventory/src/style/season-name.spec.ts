import { describe, expect, it } from '@jest/globals';
import { seasonName } from './season-name.ts';

describe('a season in words (F1)', () => {
  it.each([
    ['2009AW', 'zh-Hant', '2009秋冬'],
    ['2010SS', 'zh-Hans', '2010春夏'],
    ['2010SS', 'en', 'SS 2010'],
    ['文胸', 'en', '文胸'],
  ] as const)('%s in %s is %s', (code, language, name) => {
    expect(seasonName(code, language)).toBe(name);
  });
});
