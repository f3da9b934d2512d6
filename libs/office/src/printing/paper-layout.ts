import { defineTexts, fillText } from '@kefu/platform/language';
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Paper, PaperBlock, PaperColumn, PaperRow } from './paper.ts';

const words = defineTexts({
  page: {
    'zh-Hant': '第 {page} 頁，共 {pages} 頁',
    'zh-Hans': '第 {page} 页，共 {pages} 页',
    en: 'Page {page} of {pages}',
  },
  made: { 'zh-Hant': '{by} 於 {at} 產生', 'zh-Hans': '{by} 于 {at} 生成', en: 'Made by {by} on {at}' },
  notes: { 'zh-Hant': '說明', 'zh-Hans': '说明', en: 'Notes' },
});

const grey = '#666666';
const rule = '#bbbbbb';
const shade = '#f0f0f0';

/** The name under which the press knows its one font. */
export const fontName = 'NotoSansCJK';

/** Day and minute in Asia/Shanghai, as `2026-11-24 17:05`. */
function minuteInShanghai(at: Date): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    at,
  );
}

/** How a paper is set: A4, headings of tables on every page, page and maker at the foot. */
export function layOut(paper: Paper): TDocumentDefinitions {
  const { title, subtitle, language, madeBy, madeAt } = paper;
  const made = fillText(words.made, language, { by: madeBy, at: minuteInShanghai(madeAt) });
  return {
    pageSize: 'A4',
    pageOrientation: paper.landscape ? 'landscape' : 'portrait',
    pageMargins: [48, 48, 48, 56],
    info: { title, author: madeBy, creationDate: madeAt },
    language,
    defaultStyle: { font: fontName, fontSize: 10, lineHeight: 1.25 },
    content: [
      { text: title, fontSize: 17, alignment: 'center', margin: [0, 0, 0, 4] },
      ...(subtitle
        ? [{ text: subtitle, color: grey, alignment: 'center' as const, margin: [0, 0, 0, 12] as Margin }]
        : []),
      ...paper.blocks.map((block) => setBlock(block, paper)),
    ],
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      fontSize: 8,
      color: grey,
      columns: [{ text: made }, { text: fillText(words.page, language, { page, pages }), alignment: 'right' }],
    }),
  };
}

type Margin = [number, number, number, number];

function setBlock(block: PaperBlock, { language, landscape = false }: Paper): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, fontSize: 12, margin: [0, 10, 0, 4], headlineLevel: 1 };
    case 'text':
      return { text: block.text, alignment: block.align ?? 'left', margin: [0, 0, 0, 8], preserveLeadingSpaces: true };
    case 'facts':
      return {
        margin: [0, 0, 0, 8],
        layout: 'noBorders',
        table: {
          widths: ['auto', '*'],
          body: block.facts.map(([label, value]) => [{ text: label, color: grey }, value]),
        },
      };
    case 'table':
      return setTable(block.columns, block.rows, landscape);
    case 'notes':
      return {
        margin: [0, 4, 0, 8],
        fontSize: 8,
        color: grey,
        stack: [{ text: words.notes[language] }, ...block.texts.map((text, at) => ({ text: `${at + 1}. ${text}` }))],
      };
  }
}

function setTable(columns: readonly PaperColumn[], rows: readonly PaperRow[], landscape: boolean): ContentTable {
  const setRow = ({ cells, strong }: PaperRow): TableCell[] =>
    columns.map(({ align = 'left' }, at) => ({
      text: cells[at] ?? '',
      alignment: align,
      ...(strong && { fillColor: shade }),
    }));
  return {
    margin: [0, 4, 0, 8],
    fontSize: columns.length <= 9 ? 9 : landscape ? 8 : 7,
    layout: {
      hLineWidth: (line, { table }) => (line <= 1 || line === table.body.length ? 0.8 : 0.3),
      hLineColor: () => rule,
      vLineWidth: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ wide }) => (wide ? '*' : 'auto')),
      body: [setRow({ cells: columns.map(({ heading }) => heading), strong: true }), ...rows.map(setRow)],
    },
  };
}
