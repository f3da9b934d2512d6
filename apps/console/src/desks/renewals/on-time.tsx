import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { RenewalFigureDocument } from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate, None, Ratio } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Why } from '../../ui/why.tsx';

/** On-time renewal over the last 90 days, and how it came about (T3). */
export function OnTime(): ReactNode {
  const t = useText();
  const { data } = useQuery(RenewalFigureDocument);
  if (!data) return null;
  const { from, to, ended, onTime, late } = data.renewalFigure;
  return (
    <Section title={t('renewals.onTime')}>
      <p>
        <Why
          lines={[
            { key: 'from', label: t('renewals.onTime.from'), value: <BusinessDate value={from} /> },
            { key: 'to', label: t('renewals.onTime.to'), value: <BusinessDate value={to} /> },
            { key: 'ended', label: t('renewals.onTime.ended'), value: ended },
            { key: 'onTime', label: t('renewals.onTime.renewed'), value: onTime },
            { key: 'late', label: t('renewals.onTime.late'), value: late },
          ]}
        >
          {ended === 0 ? <None /> : <Ratio value={onTime / ended} />}
        </Why>
      </p>
    </Section>
  );
}
