import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApplicantDocument, type ApplicantQuery } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

type Trader = NonNullable<ApplicantQuery['trader']>;

/** The trader whose account it is; nothing until one is chosen. */
export function useApplicant(id: string | undefined): Trader | undefined {
  const { data } = useQuery(ApplicantDocument, { variables: { id: id ?? '' }, skip: !id });
  return data?.trader ?? undefined;
}

/** Who applies, so that nobody takes one for a namesake. */
export function Applicant({ trader, withTerms }: { trader: Trader; withTerms: boolean }): ReactNode {
  const t = useText();
  const term = trader.terms.find(({ current }) => current);
  return (
    <Facts
      facts={[
        {
          key: 'trader',
          label: t('applications.trader'),
          value: (
            <>
              <Link to={`/traders/${trader.id}`}>
                {trader.number} {trader.name}
              </Link>{' '}
              {trader.state === 'closed' && <StateChip tone="bad">{t('traders.state.closed')}</StateChip>}
            </>
          ),
        },
        { key: 'kind', label: t('traders.kind'), value: t(`traders.kind.${trader.kind}`) },
        { key: 'certificate', label: t('traders.certificate'), value: trader.certificate },
        { key: 'branch', label: t('applications.branch'), value: trader.branch.name },
        ...(withTerms
          ? [
              {
                key: 'term',
                label: t('applications.term'),
                value: term ? (
                  <>
                    <BusinessDate value={term.startsOn} /> – <BusinessDate value={term.endsOn} />
                  </>
                ) : (
                  <None />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
