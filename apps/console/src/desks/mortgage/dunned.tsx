import type { ReactNode } from 'react';
import type { MortgageFeeLineFragment } from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { BusinessDate } from '../../ui/figures.tsx';
import { useDunningStep } from './dunning-step.ts';

/** The latest reminder of a fee, and how many there were (S18). */
export function Dunned({ reminders }: { reminders: MortgageFeeLineFragment['reminders'] }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const named = useDunningStep();
  const [latest] = reminders;
  if (!latest) return null;
  return (
    <div className="k-quiet" title={reminders.map(({ days }) => named(days)).join(t('ui.comma'))}>
      {t('mortgage.reminded', { count: reminders.length })} <BusinessDate value={latest.on} />{' '}
      {open('mortgage.reminder', latest.state)}
    </div>
  );
}
