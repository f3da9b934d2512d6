import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { None } from '../../ui/figures.tsx';

/** How long somebody has been here: months and days, and all days. */
export function TenureText({
  tenure,
}: {
  tenure: { readonly days: number; readonly months: number; readonly restDays: number } | null | undefined;
}): ReactNode {
  const t = useText();
  if (!tenure) return <None />;
  const { days, months, restDays } = tenure;
  return <span>{t('hr.tenureOf', { days, months, restDays })}</span>;
}
