import { defineExport, type ExportColumn } from '@kefu/office/exports';
import { KefuError } from '@kefu/platform/errors';
import { type Period, readPeriod } from './period.ts';
import { PeriodReport } from './period-report.entity.ts';
import type { PeriodRow } from './period-report.types.ts';
import { periodRows } from './period-rows.ts';
import { figureColumns, periodPart, periodWords } from './period-words.ts';

const figure = (key: (typeof figureColumns)[number]): ExportColumn<PeriodRow> => ({
  heading: periodWords[key],
  kind: 'number',
  width: 12,
  value: (row) => row[key],
});

/** Period figures as a spreadsheet (T7, X6): `period`, and `version` where a frozen one is meant. */
export const periodExport = defineExport<PeriodRow>({
  name: 'period-report',
  title: periodWords.title,
  part: periodPart,
  permission: 'report.read',
  columns: [
    { heading: periodWords.branch, value: (row) => row.branch.name, width: 24 },
    { heading: periodWords.traderKind, value: (row, language) => periodWords[row.traderKind][language] },
    { heading: periodWords.class, value: (row, language) => row.class || periodWords.unclassified[language] },
    ...figureColumns.map(figure),
  ],
  async *rows({ database, filter }) {
    const period = readPeriod(typeof filter.period === 'string' ? filter.period : '');
    const frozen = await database.dataSource.getRepository(PeriodReport).findOne({
      where: { period: period.key, ...wanted(filter.version, period) },
      order: { version: 'DESC' },
    });
    if (filter.version != null && !frozen) throw new KefuError('NOT_FOUND', 'No such version of the period');
    yield* await periodRows(database, period, frozen?.id);
  },
});

function wanted(version: unknown, period: Period): { version?: number } {
  if (version == null) return {};
  if (!Number.isInteger(version))
    throw new KefuError('BAD_INPUT', `version: no version of ${period.key}`, { field: 'version' });
  return { version: version as number };
}
