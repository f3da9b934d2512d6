import { PassThrough, type Readable } from 'node:stream';
import { defineTexts, type Language } from '@kefu/platform/language';
import type { FillPattern } from 'exceljs';
import type { ImportFaultType } from './import.types.ts';
import type { StoredFault } from './import-view.service.ts';

const texts = defineTexts({
  line: { 'zh-Hant': '原檔行號', 'zh-Hans': '原文件行号', en: 'Line in the file' },
  problem: { 'zh-Hant': '問題與更正方法', 'zh-Hans': '问题与更正方法', en: 'What is wrong and how to mend it' },
});

/** A faulty row with its cells as they came. */
export interface MarkedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly StoredFault[];
}

const marked: FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE0B2' } };

/**
 * Writes faulty rows as a workbook, as they come: the headings of the file, each faulty cell coloured, and at the end
 * the line it came from and what is wrong. The columns stand where they stood, so the mended workbook can be imported.
 * Every cell is text: what begins with `=` is no formula, and a long number keeps its digits.
 */
export function markedWorkbook(
  headings: readonly string[],
  mapping: readonly string[],
  language: Language,
  rows: AsyncIterable<MarkedRow>,
  explain: (fault: StoredFault) => ImportFaultType,
): Readable {
  const output = new PassThrough();
  const write = async (): Promise<void> => {
    // Loaded when it is needed: it is the largest package of the house.
    const { default: exceljs } = await import('exceljs');
    const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
    const sheet = workbook.addWorksheet('faults', { views: [{ state: 'frozen', ySplit: 1 }] });
    const head = sheet.addRow([...headings, texts.line[language], texts.problem[language]]);
    head.font = { bold: true };
    head.commit();
    for await (const { line, cells, faults } of rows) {
      const explained = faults.map(explain);
      const problem = explained.map(({ heading, expectation, mend }) =>
        [heading, expectation, mend].filter(Boolean).join('：'),
      );
      const width = headings.length;
      const row = sheet.addRow([...Array.from({ length: width }, (_, i) => cells[i] ?? ''), line, problem.join('\n')]);
      row.eachCell((cell) => {
        cell.numFmt = '@';
      });
      for (const { column_key } of faults) {
        const at = mapping.indexOf(column_key);
        if (at >= 0) row.getCell(at + 1).fill = marked;
      }
      row.commit();
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => output.destroy(error as Error));
  return output;
}
