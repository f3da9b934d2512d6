import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import { MortgagePenaltiesDocument, TeamRaceDocument } from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Instant, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { PenaltyState } from './penalty-state.tsx';
import { RacePolicyButton } from './race-policy-button.tsx';
import { ReopenMonthButton } from './reopen-month-button.tsx';
import { Standings } from './standings.tsx';
import { StreakQuestionsPart } from './streak-questions.tsx';

const RaceChart = lazy(() => import('./race-chart.tsx'));
const keys = ['month'] as const;

/** How the teams stand in a month, and the penalties that were proposed from it (S24, S25). */
export default function RacePage(): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const { data, previousData, error, refetch } = useQuery(TeamRaceDocument, {
    variables: { month: values.month || null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (!shown) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const race = shown.mortgageTeamRace;
  const months = [...new Set([race?.month ?? '', ...shown.mortgageRaceMonths])].filter(Boolean).toSorted().toReversed();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.race')}</h1>
        <Select
          aria-label={t('mortgage.month')}
          value={race?.month ?? ''}
          options={months.map((month) => ({ value: month, label: monthName(month) }))}
          onChange={(month: string) => change({ month })}
        />
        {race?.frozenAt ? (
          <StateChip tone="good">
            {t('mortgage.frozen')} <Instant value={race.frozenAt} />
          </StateChip>
        ) : (
          <StateChip tone="waiting">{t('mortgage.live')}</StateChip>
        )}
        <span className="k-grow" />
        <ExportButton name="mortgage-race" filter={{ month: race?.month ?? null }} />
        {race?.reopenable && <ReopenMonthButton month={race.month} changed={() => void refetch()} />}
        {may('mortgageRanking.settings') && <RacePolicyButton />}
      </header>
      <div className="k-stack">
        {!race || race.standings.length === 0 ? (
          <EmptyState title={t('mortgage.noRace')} />
        ) : (
          <Section title={t('mortgage.collectedInMonth', { month: monthName(race.month) })}>
            {!race.ranked && <p>{t('mortgage.voidMonth')}</p>}
            <Suspense fallback={<PageLoading />}>
              <RaceChart standings={race.standings} />
            </Suspense>
            <Standings rows={race.standings} />
          </Section>
        )}
        <StreakQuestionsPart changed={() => void refetch()} />
        {may('mortgagePenalty.read') && <Penalties />}
      </div>
    </>
  );
}

function Penalties(): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const { data } = useQuery(MortgagePenaltiesDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return null;
  return (
    <Section title={t('mortgage.penalties')}>
      {data.mortgagePenalties.length === 0 ? (
        <EmptyState title={t('mortgage.noPenalties')} />
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.penalty')}</th>
              <th>{t('mortgage.month')}</th>
              <th>{t('mortgage.team')}</th>
              <th className="k-number">{t('mortgage.streak')}</th>
              <th className="k-number">{t('mortgage.amount')}</th>
              <th>{t('mortgage.feeState')}</th>
            </tr>
          </thead>
          <tbody>
            {data.mortgagePenalties.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to={`/mortgage-penalties/${row.id}`}>{row.number}</Link>
                </td>
                <td>{monthName(row.month)}</td>
                <td>{row.team}</td>
                <td className="k-number">{row.streak}</td>
                <td className="k-number">
                  {row.amount === null ? t('mortgage.undecided') : <Money fen={row.amount} />}
                </td>
                <td>
                  <PenaltyState state={row.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
