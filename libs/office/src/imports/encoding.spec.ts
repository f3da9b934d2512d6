import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from './encoding.ts';

const text = '交易商編號,名稱,證件號,營業部\nJY1,李科美,X,沈陽營業部\n';
const known = new Set(text.split('\n')[0]?.split(','));
const knowsHeadings = (line: string): number => line.split(',').filter((heading) => known.has(heading)).length;

describe('the encoding of a file (X5)', () => {
  it.each([
    ['utf-8', 'utf8'],
    ['gb18030', 'gbk'],
    ['gb18030', 'gb18030'],
    ['big5', 'big5'],
  ])('is seen to be %s when it was written in %s', (encoding, writtenIn) => {
    expect(detectEncoding(iconv.encode(text, writtenIn), knowsHeadings)).toBe(encoding);
  });

  it('is told by the mark at the beginning where there is one', () => {
    expect(detectEncoding(Buffer.from(`\ufeff${text}`), knowsHeadings)).toBe('utf-8');
    expect(detectEncoding(iconv.encode(text, 'utf-16le', { addBOM: true }), knowsHeadings)).toBe('utf-16le');
  });

  it('is UTF-8 although the beginning ends in the middle of a character', () => {
    expect(detectEncoding(Buffer.from(text).subarray(0, 4), knowsHeadings)).toBe('utf-8');
  });
});
