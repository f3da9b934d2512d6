import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/text.ts';
import { None } from '../../ui/figures.tsx';

/** Minutes of an office day: 09:00–12:00 and 13:30–18:00. */
export const officeDay = 450;

/** Office minutes as office days, to a tenth. @param bare without their unit, where a heading says it */
export function OfficeDays({ minutes, bare }: { minutes: number | null | undefined; bare?: true }): ReactNode {
  const intl = useIntl();
  const t = useText();
  if (minutes === null || minutes === undefined) return <None />;
  const days = intl.formatNumber(minutes / officeDay, { maximumFractionDigits: 1 });
  return <span className="k-number">{bare ? days : t('mortgage.officeDays', { days })}</span>;
}
