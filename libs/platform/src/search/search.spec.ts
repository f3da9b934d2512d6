import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLike, fold, searchKey, searchPatterns } from './index.ts';

/** LIKE as PostgreSQL does it, for patterns without escapes. */
function like(text: string, pattern: string): boolean {
  const inner = pattern.slice(1, -1);
  return text.includes(inner);
}

function finds(typed: string, name: string): boolean {
  const patterns = searchPatterns(typed);
  const key = searchKey(name);
  return patterns.length > 0 && patterns.every((pattern) => like(key, pattern));
}

const anyText = fc.string({ unit: 'binary' });
const chineseText = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  minLength: 1,
  maxLength: 12,
});

describe('folding a text (X8)', () => {
  it.each([
    ['沈陽', '沈阳'],
    ['Ａ組', 'a组'],
    [' 臺灣 裏 ', '台湾里'],
    ['台灣裡', '台湾里'],
    ['（宏達）貿易・有限公司', '宏达贸易有限公司'],
    ['１２３－４５', '12345'],
    ['Straße ÉCOLE', 'strasseecole'],
    ['lǚ kē', 'lvke'],
    ['ﾄﾖﾀ', 'トヨタ'],
    ['%_\\', ''],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing when a text is folded twice', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it('folds each character of Unicode to its last form at once', () => {
    const unsettled: string[] = [];
    for (let code = 0; code < 0x32000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const folded = fold(String.fromCodePoint(code));
      if (fold(folded) !== folded) unsettled.push(code.toString(16));
    }
    expect(unsettled).toEqual([]);
  });

  it('leaves no wildcard, quote or blank in any text', () => {
    fc.assert(fc.property(anyText, (text) => !/[\s%_\\'"]/u.test(fold(text))));
  });
});

describe('finding a name (X8)', () => {
  it.each([
    ['lkm', '李科美'],
    ['LKM', '李科美'],
    ['ｌｋｍ', '李科美'],
    ['likemei', '李科美'],
    ['Li Ke-mei', '李科美'],
    ["li ke'mei", '李科美'],
    ['科美', '李科美'],
    ['李', '李科美'],
    ['lk', '李科美'],
    ['沈阳', '沈陽宏達貿易'],
    ['宏達', '沈阳宏达贸易'],
    ['syhd', '沈阳宏达贸易'],
    ['zengli', '曾麗'],
    ['cengli', '曾麗'],
    ['zl', '曾麗'],
    ['shanhong', '单红'],
    ['danhong', '单红'],
    ['lvbu', '吕布'],
    ['lyubu', '吕布'],
    ['yinhang', '工商银行'],
    ['chongqing', '重庆宏达'],
    ['xiamen', '厦门宏达'],
    ['zhangsun', '长孙无忌'],
    ['moqichou', '万俟丑'],
    ['abcmy', 'ABC贸易'],
    ['abcmaoyi', 'ABC贸易'],
  ])('%s finds %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true);
  });

  it.each([
    ['km', '李科美'],
    ['zhang', '李科美'],
    ['阳沈', '沈阳'],
    ['   ', '李科美'],
    ['%%%', '李科美'],
  ])('%s does not find %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false);
  });

  it('finds a name by any two or more characters that stand in it', () => {
    fc.assert(
      fc.property(chineseText, fc.nat(), fc.nat(), (name, from, length) => {
        const folded = Array.from(fold(name));
        fc.pre(folded.length >= 2);
        const start = from % (folded.length - 1);
        const part = folded.slice(start, start + 2 + (length % folded.length)).join('');
        return finds(part, name);
      }),
    );
  });

  it('finds a name by its first character', () => {
    fc.assert(fc.property(chineseText, (name) => finds(Array.from(name)[0] ?? '', name)));
  });

  it('keeps the key of a name full of heteronyms short', () => {
    expect(searchKey('重庆长乐朝行单曾解盛').split(' ').length).toBeLessThan(20);
  });

  it('finds a row under each of its names', () => {
    const key = searchKey('李科美', 'Foxglove');
    expect(key).toBe(' 李科美 likemei lkm foxglove');
  });
});

it('matches wildcards literally once escaped', () => {
  expect(escapeLike('50%_a\\b')).toBe('50\\%\\_a\\\\b');
});
