import { useQuery } from '@apollo/client/react';
import { Segmented, Select } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { OrderAmountsDocument, type SeasonLineFragment, SeasonsDocument } from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Money, type MoneyUnit, MoneyUnitContext, None, Ratio } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { useQueueFilters } from '../../ui/queue-filters.tsx';
import { Section } from '../../ui/record-page.tsx';
import { OtherPages } from './other-pages.tsx';
import { SeasonConsolidation } from './season-consolidation.tsx';
import { AddSeason, SeasonSettings } from './season-forms.tsx';
import { useSeasonName } from './season-name.tsx';
import './orders.css';

const MonthChart = lazy(() => import('./month-chart.tsx'));
const keys = ['season', 'by'] as const;
const groups = ['CATEGORY', 'MONTH', 'FRANCHISEE', 'POOL'] as const;
type Group = (typeof groups)[number];

/** A season: how far its orders are, what they come to, and their consolidation into production orders (F1, F3, F8). */
export default function SeasonPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const seasonName = useSeasonName();
  const [values, change] = useQueueFilters(keys);
  const [unit, setUnit] = useState<MoneyUnit>('wan');
  const { data, error, refetch } = useQuery(SeasonsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { seasons } = data;
  const season = seasons.find(({ id }) => id === values.season) ?? seasons[0];
  return (
    <MoneyUnitContext value={unit}>
      <div className="o-forms">
        <header className="k-head">
          <h1>{t('orders.seasons')}</h1>
          {season && (
            <Select
              value={season.id}
              aria-label={t('orders.season')}
              onChange={(id: string) => change({ season: id })}
              options={seasons.map(({ id, code }) => ({ value: id, label: seasonName(code) }))}
              style={{ minWidth: 140 }}
            />
          )}
          <Segmented<MoneyUnit>
            value={unit}
            onChange={setUnit}
            options={[
              { value: 'wan', label: t('orders.unit.wan') },
              { value: 'yuan', label: t('orders.unit.yuan') },
            ]}
          />
          {may('season.manage') && <AddSeason added={(id) => void refetch().then(() => change({ season: id }))} />}
          <span className="k-grow" />
          <OtherPages here="/order-seasons" />
        </header>
        {season ? (
          <Whole
            key={season.id}
            season={season}
            by={groups.find((group) => group === values.by) ?? 'CATEGORY'}
            choose={(by) => change({ by })}
            changed={() => void refetch()}
          />
        ) : (
          <EmptyState title={t('orders.noSeasons')} detail={t('orders.noSeasonsDetail')} />
        )}
      </div>
    </MoneyUnitContext>
  );
}

function Whole({
  season,
  by,
  choose,
  changed,
}: {
  season: SeasonLineFragment;
  by: Group;
  choose: (by: Group) => void;
  changed: () => void;
}): ReactNode {
  return (
    <>
      <Standing season={season} changed={changed} />
      <Amounts season={season} by={by} choose={choose} />
      <SeasonConsolidation season={season} changed={changed} />
    </>
  );
}

/** Entered of expected, waiting, locked, consolidated, and the amount. */
function Standing({ season, changed }: { season: SeasonLineFragment; changed: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const address = (state: string): string => `/franchise-orders?season=${season.id}&state=${state}`;
  const tile = (key: string, label: string, value: ReactNode) => (
    <div key={key}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <Section
      title={t('orders.standingOfSeason')}
      extra={may('season.manage') && <SeasonSettings season={season} changed={changed} />}
    >
      <dl className="k-tiles o-tiles">
        {tile(
          'entered',
          t('orders.entered'),
          <Link to={`/franchise-orders?season=${season.id}`}>
            <Count value={season.entered} /> / <Count value={season.expectedOrders} />
          </Link>,
        )}
        {tile(
          'waiting',
          t('orders.waiting'),
          <Link to={address('DRAFT')}>
            <Count value={season.waiting} />
          </Link>,
        )}
        {tile(
          'locked',
          t('orders.lockedNow'),
          <Link to={address('LOCKED')}>
            <Count value={season.locked} />
          </Link>,
        )}
        {tile('consolidated', t('orders.consolidatedNow'), <Count value={season.consolidated} />)}
        {tile('pieces', t('orders.pieces'), <Count value={season.quantity} />)}
        {tile('amount', t('orders.amount'), <Money fen={season.amount} />)}
        {tile(
          'windows',
          t('orders.windowsEndBy'),
          season.windowsEndBy ? <BusinessDate value={season.windowsEndBy} /> : <None />,
        )}
        {tile('threshold', t('orders.threshold'), <Ratio value={season.executionThresholdBp / 10_000} />)}
      </dl>
    </Section>
  );
}

/** What was ordered, by category, month, franchisee or pool. */
function Amounts({
  season,
  by,
  choose,
}: {
  season: SeasonLineFragment;
  by: Group;
  choose: (by: Group) => void;
}): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(OrderAmountsDocument, {
    variables: { by, seasonId: season.id },
    fetchPolicy: 'cache-and-network',
  });
  const monthName = useMonthName();
  const rows = useMemo(
    () =>
      (data?.orderAmounts ?? []).map((row) => ({
        ...row,
        label:
          by === 'POOL' && (row.key === 'MAIN' || row.key === 'LATE' || row.key === 'NEW_CUSTOMER')
            ? t(`orders.pool.${row.key}`)
            : by === 'MONTH'
              ? monthName(row.label)
              : row.label,
      })),
    [data, by, t, monthName],
  );
  return (
    <Section
      title={t('orders.amounts')}
      extra={
        <Segmented<Group>
          value={by}
          onChange={choose}
          options={groups.map((value) => ({ value, label: t(`orders.by.${value}`) }))}
        />
      }
    >
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && rows.length === 0 && <p className="k-quiet">{t('orders.nothingOrdered')}</p>}
      {rows.length > 0 && (
        <div className="o-columns">
          {by !== 'FRANCHISEE' && (
            <Suspense fallback={<PageLoading />}>
              <MonthChart by={t(`orders.by.${by}`)} rows={rows} />
            </Suspense>
          )}
          <table className="k-table">
            <thead>
              <tr>
                <th>{t(`orders.by.${by}`)}</th>
                <th className="k-number">{t('orders.orders')}</th>
                <th className="k-number">{t('orders.pieces')}</th>
                <th className="k-number">{t('orders.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <td>{by === 'FRANCHISEE' ? <Link to={`/franchisees/${row.key}`}>{row.label}</Link> : row.label}</td>
                  <td className="k-number">
                    <Count value={row.orders} />
                  </td>
                  <td className="k-number">
                    <Count value={row.quantity} />
                  </td>
                  <td className="k-number">
                    <Money fen={row.amount} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t('orders.sum')}
                </th>
                <td className="k-number">
                  <Count value={rows.reduce((sum, { quantity }) => sum + quantity, 0)} />
                </td>
                <td className="k-number">
                  <Money fen={rows.reduce((sum, { amount }) => sum + amount, 0)} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Section>
  );
}
