import { afterAll, describe, expect, it } from '@jest/globals';
import type { Paper } from './paper.ts';
import { readPdf } from './pdf-reading.ts';
import { Press } from './press.ts';

const paper: Paper = {
  title: '開戶情況月報',
  subtitle: '2026年10月',
  language: 'zh-Hant',
  madeBy: '李科美',
  madeAt: new Date('2026-11-02T01:30:00Z'),
  blocks: [
    { kind: 'text', text: '总部營業部 opened {12} accounts：開户、銷户。' },
    {
      kind: 'table',
      columns: [
        { heading: '營業部', wide: true },
        { heading: '開戶', align: 'right' },
      ],
      rows: [{ cells: ['沈陽營業部', '1,234'] }, { cells: ['合計', '1,234'], strong: true }],
    },
    { kind: 'notes', texts: ['期初 + 開戶 − 銷戶 = 期末'] },
  ],
};

describe('a printed paper (X6)', () => {
  const press = new Press();
  afterAll(() => press.onApplicationShutdown());

  it('carries its Chinese font, only the glyphs it needs, and gives its text back for search and copying', async () => {
    const file = await press.print(paper);
    const { text, fonts, pages } = readPdf(file);
    expect(pages).toBe(1);
    expect(fonts).toHaveLength(1);
    expect(fonts[0]?.name).toMatch(/^[A-Z]{6}\+/);
    expect(fonts[0]?.embeddedBytes).toBeGreaterThan(1_000);
    expect(file.length).toBeLessThan(60_000);
    for (const words of ['開戶情況月報', '总部營業部', '{12}', '沈陽營業部', '1,234', '期初', '第 1 頁，共 1 頁']) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('\ufffd');
    expect(text).toContain('李科美 於 2026-11-02 09:30 產生');
  });

  // A glyph that the font lacks is the empty box for all of them: they would be read back as one.
  it('keeps the rare characters of names: each is drawn as its own, and read back', async () => {
    const { text } = readPdf(await press.print({ ...paper, title: '王㛃與𬭎𠮷', blocks: [] }));
    expect(text).toContain('王㛃與𬭎𠮷');
  });

  it('repeats the heading of a long table on each page', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ cells: [`營業部 ${i}`, String(i)] }));
    const columns = [{ heading: '分行名稱' }, { heading: '開戶', align: 'right' as const }];
    const { text, pages } = readPdf(await press.print({ ...paper, blocks: [{ kind: 'table', columns, rows }] }));
    expect(pages).toBeGreaterThan(3);
    expect(text.split('分行名稱')).toHaveLength(pages + 1);
  });

  it('keeps the process free: a timer fires while three hundred pages are set', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => ({ cells: [`營業部 ${i}`, String(i)] }));
    const columns = [{ heading: '營業部' }, { heading: '開戶', align: 'right' as const }];
    const began = performance.now();
    let last = began;
    let longest = 0;
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    await press.print({ ...paper, blocks: [{ kind: 'table', columns, rows }] });
    clearInterval(watch);
    // Against the time that it took, since a busy machine is slow with both.
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });

  it('asks who comes when too many wait to come again', async () => {
    const papers = Array.from({ length: 21 }, () => press.print({ ...paper, blocks: [] }));
    const outcomes = await Promise.allSettled(papers);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
  });
});
