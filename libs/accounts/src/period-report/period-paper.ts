import type { Paper, PaperBlock, PaperRow } from '@kefu/office/printing';
import { currentActor } from '@kefu/platform/context';
import { fillText, type Language } from '@kefu/platform/language';
import { readPeriod } from './period.ts';
import type { PeriodReportView, PeriodRow } from './period-report.types.ts';
import { figureColumns, periodName, periodWords } from './period-words.ts';

/** Period figures as a printed report (T7): by branch with subtotals, the total, what a restatement changed, what they mean. */
export function periodPaper(report: PeriodReportView, language: Language): Paper {
  const words = (key: keyof typeof periodWords): string => periodWords[key][language];
  const days = `${dayInWords(report.firstDay, language)} – ${dayInWords(report.lastDay, language)}`;
  return {
    title: words('title'),
    subtitle: `${periodName(readPeriod(report.period), language)}（${days}）`,
    language,
    landscape: true,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [figures(report.rows, language), ...differences(report, language), notes(report, language)],
  };
}

function figures(rows: readonly PeriodRow[], language: Language): PaperBlock {
  const words = (key: keyof typeof periodWords): string => periodWords[key][language];
  const sums = (names: readonly string[], of: readonly PeriodRow[]): string[] => [
    ...names,
    ...figureColumns.map((key) =>
      count(
        of.reduce((sum, row) => sum + row[key], 0),
        language,
      ),
    ),
  ];
  const branches = [...new Set(rows.map(({ branch }) => branch.id))];
  const body = branches.flatMap((id): PaperRow[] => {
    const mine = rows.filter(({ branch }) => branch.id === id);
    const lines = mine.map((row) => ({ cells: sums(cellNames(row, language), [row]) }));
    const subtotal = { cells: sums([mine[0]?.branch.name ?? '', words('all'), ''], mine), strong: true };
    return mine.length > 1 ? [...lines, subtotal] : lines;
  });
  return {
    kind: 'table',
    columns: [
      ...cellColumns(language),
      ...figureColumns.map((key) => ({ heading: words(key), align: 'right' as const, wide: true })),
    ],
    rows: [...body, { cells: sums([words('total'), '', ''], rows), strong: true }],
  };
}

/** What a restatement says otherwise, figure by figure; nothing for a first version. */
function differences({ shown, restated, rows }: PeriodReportView, language: Language): PaperBlock[] {
  if (!shown || restated.length === 0) return [];
  const words = (key: keyof typeof periodWords): string => periodWords[key][language];
  const lines = restated.flatMap((was): PaperRow[] => {
    const now = rows.find(
      (row) => row.branch.id === was.branch.id && row.traderKind === was.traderKind && row.class === was.class,
    );
    return figureColumns
      .filter((key) => was[key] !== (now?.[key] ?? 0))
      .map((key) => ({
        cells: [...cellNames(was, language), words(key), count(was[key], language), count(now?.[key] ?? 0, language)],
      }));
  });
  return [
    { kind: 'heading', text: fillText(periodWords.differs, language, { before: shown.version - 1 }) },
    {
      kind: 'table',
      columns: [
        ...cellColumns(language),
        { heading: words('figure') },
        { heading: words('before'), align: 'right' },
        { heading: words('after'), align: 'right' },
      ],
      rows: lines,
    },
  ];
}

function notes({ shown }: PeriodReportView, language: Language): PaperBlock {
  if (!shown) return { kind: 'notes', texts: [periodWords.equation[language], periodWords.running[language]] };
  const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(shown.closedAt);
  const facts = { version: shown.version, by: shown.closedBy, at: dayInWords(day, language) };
  return {
    kind: 'notes',
    texts: [
      periodWords.equation[language],
      fillText(periodWords.frozen, language, facts),
      ...(shown.reason ? [fillText(periodWords.restated, language, { reason: shown.reason })] : []),
    ],
  };
}

const cellColumns = (language: Language): { heading: string }[] =>
  (['branch', 'traderKind', 'class'] as const).map((key) => ({ heading: periodWords[key][language] }));

function cellNames({ branch, traderKind, class: named }: PeriodRow, language: Language): string[] {
  return [branch.name, periodWords[traderKind][language], named || periodWords.unclassified[language]];
}

const count = (value: number, language: Language): string => new Intl.NumberFormat(language).format(value);

function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
