import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { useMonthName } from '../../ui/month-name.ts';
import {
  longestSpan,
  monthAfter,
  monthsBetween,
  periodEnds,
  type SpanKind,
  spanKinds,
  spanSizes,
} from './report-span.ts';

interface Chosen {
  readonly kind: SpanKind;
  /** The last month, YYYY-MM. */
  readonly month: string;
  readonly months: number;
}

/** Which months a report is of: a month, a quarter, a year, or from any month to any other (S2). */
export function SpanChoice({ chosen, choose }: { chosen: Chosen; choose: (next: Chosen) => void }): ReactNode {
  const t = useText();
  const { kind } = chosen;
  return (
    <>
      <Segmented
        aria-label={t('mortgage.report.span')}
        value={kind}
        options={spanKinds.map((value) => ({ value, label: t(`mortgage.report.span.${value}`) }))}
        onChange={(value) => {
          const months = value === 'free' ? chosen.months : spanSizes[value];
          choose({ kind: value, months, month: value === 'free' ? chosen.month : (periodEnds(months, 1)[0] ?? '') });
        }}
      />
      {kind === 'free' ? <FreeSpan chosen={chosen} choose={choose} /> : <Period chosen={chosen} choose={choose} />}
    </>
  );
}

interface Choice {
  readonly chosen: Chosen;
  readonly choose: (next: Chosen) => void;
}

function Period({ chosen: { kind, month, months }, choose }: Choice): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const nameOf = (end: string): string => {
    const [year = '', of = '1'] = end.split('-');
    if (kind === 'quarter') return t('reports.name.quarter', { year, quarter: Math.ceil(Number(of) / 3) });
    return kind === 'year' ? t('mortgage.report.year', { year }) : monthName(end);
  };
  return (
    <Select
      aria-label={t(`mortgage.report.span.${kind}`)}
      className="m-month"
      value={month}
      options={periodEnds(months, Math.ceil(longestSpan / months)).map((value) => ({ value, label: nameOf(value) }))}
      onChange={(value: string) => choose({ kind, months, month: value })}
    />
  );
}

function FreeSpan({ chosen: { month, months }, choose }: Choice): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const first = monthAfter(month, 1 - months);
  const options = (from: string): { value: string; label: string }[] =>
    Array.from({ length: longestSpan }, (_, back) => monthAfter(from, -back)).map((value) => ({
      value,
      label: monthName(value),
    }));
  return (
    <>
      <Select
        aria-label={t('mortgage.report.from')}
        className="m-month"
        value={first}
        options={options(month)}
        onChange={(value: string) => choose({ kind: 'free', month, months: monthsBetween(value, month) })}
      />
      <span>–</span>
      <Select
        aria-label={t('mortgage.report.to')}
        className="m-month"
        value={month}
        options={options(periodEnds(1, 1)[0] ?? month)}
        onChange={(value: string) => {
          const count = Math.min(longestSpan, Math.max(1, monthsBetween(first, value)));
          choose({ kind: 'free', month: value, months: count });
        }}
      />
    </>
  );
}
