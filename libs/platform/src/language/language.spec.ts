import { describe, expect, it } from 'vitest';
import { chooseLanguage, fillText } from './language.ts';

describe('choosing a language (X12)', () => {
  it.each([
    ['zh-CN,zh;q=0.9', 'zh-Hans'],
    ['zh-Hans', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh', 'zh-Hant'],
    ['en-GB,en;q=0.8', 'en'],
    ['fr-FR,en;q=0.5', 'en'],
    ['', 'zh-Hant'],
    [undefined, 'zh-Hant'],
  ])('reads %j as %j', (wanted, expected) => {
    expect(chooseLanguage(wanted)).toBe(expected);
  });
});

describe('filling a text', () => {
  it('puts values into their places and leaves an unknown place visible', () => {
    const text = { 'zh-Hant': '第 {line} 行：{what}', 'zh-Hans': '第 {line} 行：{what}', en: 'Line {line}: {what}' };
    expect(fillText(text, 'en', { line: 7 })).toBe('Line 7: {what}');
  });
});
