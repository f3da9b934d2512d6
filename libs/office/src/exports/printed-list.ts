import { currentActor } from '@kefu/platform/context';
import { KefuError } from '@kefu/platform/errors';
import type { Language } from '@kefu/platform/language';
import type { Paper, PaperRow } from '../printing/index.ts';
import { yuan } from './csv.ts';
import type { CellKind, CellValue, ExportDefinition } from './export-definition.ts';

/** Rows that are still worth paper; a longer list is for a spreadsheet. */
const mostRows = 5_000;

/** A list as a paper (X6). @throws KefuError TOO_LARGE beyond 5,000 rows */
export async function printedList<Row>(
  { title, columns }: ExportDefinition<Row>,
  rows: AsyncIterable<Row>,
  language: Language,
  part?: string,
): Promise<Paper> {
  const printed: PaperRow[] = [];
  for await (const row of rows) {
    if (printed.length === mostRows) {
      throw new KefuError('TOO_LARGE', `More than ${mostRows} rows: take them as a spreadsheet`, { mostRows });
    }
    printed.push({ cells: columns.map(({ value, kind }) => shown(value(row, language), kind)) });
  }
  return {
    title: title[language],
    ...(part && { subtitle: part }),
    language,
    landscape: columns.length > 6,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [
      {
        kind: 'table',
        columns: columns.map(({ heading, kind }) => ({
          heading: heading[language],
          align: kind === 'number' || kind === 'money' ? 'right' : 'left',
        })),
        rows: printed,
      },
    ],
  };
}

function shown(value: CellValue, kind: CellKind = 'text'): string {
  if (value === null) return '';
  return kind === 'money' && typeof value === 'number' ? yuan(value) : String(value);
}
