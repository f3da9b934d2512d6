import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/text.ts';

/** What a figure was before, and by how much it differs: with a sign, never by colour alone. Nothing where there was nothing. */
export function Delta({ now, before }: { now: number; before: number }): ReactNode {
  const t = useText();
  const intl = useIntl();
  if (now === 0 && before === 0) return null;
  const by = intl.formatNumber(now - before, { signDisplay: 'exceptZero' });
  const share =
    before === 0
      ? ''
      : intl.formatNumber((now - before) / before, {
          style: 'percent',
          signDisplay: 'exceptZero',
          maximumFractionDigits: 1,
        });
  return (
    <span className="k-report-delta" title={t('reports.was', { before: intl.formatNumber(before) })}>
      {by} {share && now !== before && `(${share})`}
    </span>
  );
}
