import type { Language } from '@kefu/platform/language';
import type { CellKind, CellValue, ExportColumn } from './export-definition.ts';

const mostCharacters = 32_767;

/** Positions in the list of cell formats of {@link stylesXml}. */
const formats: Readonly<Record<CellKind | 'heading', number>> = { text: 0, number: 0, date: 1, money: 2, heading: 3 };

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What XML cannot hold: control characters and halves of surrogate pairs. */
const unspeakable = /[\p{Cc}\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return text
    .slice(0, mostCharacters)
    .replace(unspeakable, (one) => (/[\t\n\r]/.test(one) ? one : ''))
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}

const firstDay = Date.UTC(1899, 11, 30);

/** Days as Excel counts them. */
function serial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - firstDay) / 86_400_000);
}

/** Names of the columns: A, B, … Z, AA. */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

// Excel can do without the names of rows and cells, other readers cannot.
function cell(value: CellValue, kind: CellKind | 'heading', column: number, row: number): string {
  if (value === null || value === '') return '';
  const mark = `<c r="${letters(column)}${row}"${formats[kind] ? ` s="${formats[kind]}"` : ''}`;
  if (typeof value === 'number') return `${mark}><v>${kind === 'money' ? value / 100 : value}</v></c>`;
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return `${mark}><v>${serial(value)}</v></c>`;
  // An inline text is text, whatever it begins with: a workbook needs no escaping of formulas.
  return `${mark} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
}

/** Beginning of a sheet: widths, a heading that stays in sight. */
export function sheetHead<Row>(columns: readonly ExportColumn<Row>[], language: Language): string {
  const widths = columns
    .map(({ width = 16 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const headings = columns.map(({ heading }, i) => cell(heading[language], 'heading', i, 1)).join('');
  return (
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths}</cols><sheetData><row r="1">${headings}</row>`
  );
}

/** One row of a sheet; the heading is number 1. */
export function sheetRow<Row>(
  columns: readonly ExportColumn<Row>[],
  row: Row,
  number: number,
  language: Language,
): string {
  let text = `<row r="${number}">`;
  for (const [i, { kind = 'text', value }] of columns.entries()) text += cell(value(row, language), kind, i, number);
  return `${text}</row>`;
}

export const sheetFoot = '</sheetData></worksheet>';

export const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The parts that tie sheets into a workbook: path → content. */
export function workbookParts(title: string, sheets: number): ReadonlyMap<string, string> {
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
  const name = (n: number): string => xml(`${title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 25)}${n > 1 ? ` ${n}` : ''}`);
  return new Map([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>${numbers
          .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${media}.worksheet+xml"/>`)
          .join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbers
        .map((n) => `<sheet name="${name(n)}" sheetId="${n}" r:id="rId${n}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packages}/relationships">${numbers
        .map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
        .join('')}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', stylesXml],
  ]);
}
