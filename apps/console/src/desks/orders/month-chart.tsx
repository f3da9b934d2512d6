import { type ReactNode, useMemo } from 'react';
import { useText } from '../../shell/text.ts';
import { BarChart } from '../../ui/bar-chart.tsx';

/** What was ordered as bars, in 萬. */
export default function MonthChart({
  by,
  rows,
}: {
  by: string;
  rows: readonly { readonly label: string; readonly amount: number }[];
}): ReactNode {
  const t = useText();
  const name = t('orders.amountInWan');
  const drawn = useMemo(
    () => ({
      categories: rows.map(({ label }) => label),
      series: [{ name, values: rows.map(({ amount }) => Math.round(amount / 10_000) / 100), tone: 'accent' as const }],
    }),
    [rows, name],
  );
  return <BarChart title={t('orders.amounts')} category={by} {...drawn} />;
}
