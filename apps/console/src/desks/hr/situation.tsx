import type { ReactNode } from 'react';
import type { WholeHrRequestFragment } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { TenureText } from './tenure-text.tsx';

/** What the record says of the applicant and the posts; it warns and decides nothing (H2). */
export function Situation({ situation }: { situation: NonNullable<WholeHrRequestFragment['situation']> }): ReactNode {
  const t = useText();
  const { on, joinedOn, tenure, fromEntity, toEntity, authorised, held, incoming, flags } = situation;
  return (
    <Section title={t('hr.situation')} extra={<BusinessDate value={on} />}>
      {flags.length > 0 && (
        <ul className="hr-flags" aria-label={t('hr.flags')}>
          {flags.map((flag) => (
            <li key={flag}>
              <StateChip tone="warning">{t(`hr.flag.${flag}`)}</StateChip>
            </li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          { key: 'joined', label: t('hr.joinedOn'), value: <BusinessDate value={joinedOn} /> },
          { key: 'tenure', label: t('hr.tenure'), value: <TenureText tenure={tenure} /> },
          {
            key: 'count',
            label: t('hr.headCount'),
            value: t('hr.headCountOf', { authorised: authorised ?? t('hr.notLimited'), held, incoming }),
          },
          { key: 'fromEntity', label: t('hr.fromEntity'), value: fromEntity ?? <None /> },
          { key: 'toEntity', label: t('hr.toEntity'), value: toEntity ?? <None /> },
        ]}
      />
    </Section>
  );
}
