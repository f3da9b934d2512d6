import type { Paper, PaperRow } from '@kefu/office/printing';
import { currentActor } from '@kefu/platform/context';
import { fillText, type Language } from '@kefu/platform/language';
import { readPeriod } from './period.ts';
import type { PeriodReportView, PeriodRow } from './period-report.types.ts';
import { figureColumns, periodName, periodWords } from './period-words.ts';

/** Period figures as a printed report (T7): by branch with subtotals, the total, and what they mean. */
export function periodPaper(report: PeriodReportView, language: Language): Paper {
  const words = (key: keyof typeof periodWords): string => periodWords[key][language];
  const branches = [...new Set(report.rows.map(({ branch }) => branch.id))];
  const body = branches.flatMap((id): PaperRow[] => {
    const rows = report.rows.filter(({ branch }) => branch.id === id);
    const branch = rows[0]?.branch.name ?? '';
    const lines = rows.map((row) =>
      line([branch, words(row.traderKind), row.class || words('unclassified')], [row], language),
    );
    const subtotal = line([fillText(periodWords.subtotal, language, { branch }), '', ''], rows, language);
    return rows.length > 1 ? [...lines, { ...subtotal, strong: true }] : lines;
  });
  const { shown } = report;
  const at = shown && new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(shown.closedAt);
  return {
    title: words('title'),
    subtitle: `${periodName(readPeriod(report.period), language)}（${report.firstDay} – ${report.lastDay}）`,
    language,
    landscape: true,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [
      {
        kind: 'table',
        columns: [
          { heading: words('branch'), wide: true },
          { heading: words('traderKind') },
          { heading: words('class') },
          ...figureColumns.map((key) => ({ heading: words(key), align: 'right' as const })),
        ],
        rows: [...body, { ...line([words('total'), '', ''], report.rows, language), strong: true }],
      },
      {
        kind: 'notes',
        texts: [
          words('equation'),
          shown
            ? fillText(periodWords.frozen, language, { version: shown.version, by: shown.closedBy, at: at ?? '' })
            : words('running'),
          ...(shown?.reason ? [fillText(periodWords.restated, language, { reason: shown.reason })] : []),
        ],
      },
    ],
  };
}

function line(names: readonly string[], rows: readonly PeriodRow[], language: Language): PaperRow {
  const figures = new Intl.NumberFormat(language);
  const sums = figureColumns.map((key) => figures.format(rows.reduce((sum, row) => sum + row[key], 0)));
  return { cells: [...names, ...sums] };
}
