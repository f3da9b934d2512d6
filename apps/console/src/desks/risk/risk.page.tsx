import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  RiskDeskDocument,
  type RiskDeskQuery,
  type RiskRunFilter,
  type RiskRunLineFragment,
  RiskRunsDocument,
} from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { BringFile } from './bring-file.tsx';
import { levels } from './levels.tsx';
import { useRefusal } from './refused-file.tsx';
import { RunState } from './run-state.tsx';
import './risk.css';

const keys = ['state', 'market', 'only'] as const;
type Key = (typeof keys)[number];
const states = ['import', 'screen', 'review', 'send', 'receipt', 'followUp', 'closed'] as const;

function filterOf({ state, market, only }: FilterValues<Key>): RiskRunFilter {
  const open = only === 'open' ? states.filter((each) => each !== 'closed') : null;
  return { states: state ? state.split(',') : open, marketId: market || null };
}

/** Every risk day, the latest first; today's file is brought here (T9). */
export default function RiskPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(RiskDeskDocument);
  return (
    <>
      <header className="k-head">
        <h1>{t('risk.title')}</h1>
        <span className="k-grow" />
        <Link to="/risk-follow-ups">{t('risk.followUps')}</Link>
        <Link to="/risk-watch">{t('risk.watch')}</Link>
        <Link to="/risk-settings">{t('risk.settings')}</Link>
      </header>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && may('risk.import') && (
        <div className="k-bring">
          <BringFile markets={data.riskMarkets} today={data.today} />
        </div>
      )}
      {data && <Strays files={data.riskStrayFiles} />}
      {data && <Days markets={data.riskMarkets} />}
    </>
  );
}

/** Files that belong to no day: brought while the market rested. */
function Strays({ files }: { files: RiskDeskQuery['riskStrayFiles'] }): ReactNode {
  const t = useText();
  const why = useRefusal();
  if (files.length === 0) return null;
  return (
    <details className="k-strays">
      <summary>{t('risk.strays', { count: files.length })}</summary>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <Instant value={file.importedAt} /> {file.importedBy} · {file.name}: {why(file)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Days({ markets }: { markets: RiskDeskQuery['riskMarkets'] }): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(RiskRunsDocument, { variables: { filter, first: 50 }, pollInterval: 30_000 });
  const list = useQueuePages(asked, 'riskRuns');
  const filters: QueueFilter[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('risk.state'),
      many: true,
      options: states.map((value) => ({ value, label: t(`risk.step.${value}`) })),
    },
    ...(markets.length > 1
      ? [
          {
            kind: 'choice' as const,
            key: 'market',
            label: t('risk.market'),
            options: markets.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : []),
    { kind: 'choice', key: 'only', label: t('risk.only'), options: [{ value: 'open', label: t('risk.only.open') }] },
  ];
  return (
    <QueueTable<RiskRunLineFragment>
      name="riskRuns"
      label={t('risk.days')}
      columns={useColumns(markets.length > 1)}
      {...list}
      idOf={({ id }) => id}
      filters={filters}
      filterValues={values}
      onFilter={change}
      exported={{ name: 'risk-days', filter }}
      addressOf={({ id }) => `/risk/${id}`}
      empty={<EmptyState title={t('risk.none')} detail={t('risk.noneDetail')} />}
    />
  );
}

function useColumns(severalMarkets: boolean): QueueColumn<RiskRunLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      {
        key: 'day',
        title: t('risk.tradingDay'),
        width: 150,
        render: ({ id, tradingDay }) => (
          <Link to={`/risk/${id}`}>
            <BusinessDate value={tradingDay} weekday />
          </Link>
        ),
      },
      ...(severalMarkets
        ? [
            {
              key: 'market',
              title: t('risk.market'),
              width: 110,
              render: (run: RiskRunLineFragment) => run.market.name,
            },
          ]
        : []),
      { key: 'state', title: t('risk.state'), width: 180, render: (run) => <RunState run={run} /> },
      ...levels.map((level) => ({
        key: level,
        title: t(`risk.level.${level}`),
        width: 92,
        figure: true,
        render: (run: RiskRunLineFragment) => {
          const traders = run.levels.find((each) => each.level === level)?.traders ?? 0;
          return run.rows == null ? <None /> : <Count value={traders} />;
        },
      })),
      {
        key: 'rows',
        title: t('risk.rows'),
        width: 70,
        figure: true,
        render: (run) => (run.rows == null ? <None /> : <Count value={run.rows} />),
      },
      {
        key: 'questions',
        title: t('risk.openQuestions'),
        width: 80,
        figure: true,
        render: (run) => (run.openQuestions === 0 ? <None /> : <Count value={run.openQuestions} />),
      },
      {
        key: 'refusals',
        title: t('risk.refusals'),
        width: 80,
        figure: true,
        optional: true,
        render: (run) => (run.refusals === 0 ? <None /> : <Count value={run.refusals} />),
      },
      {
        key: 'screened',
        title: t('risk.screenedBy'),
        width: 90,
        optional: true,
        render: (run) => run.screenedBy ?? <None />,
      },
      {
        key: 'approved',
        title: t('risk.approvedBy'),
        width: 90,
        render: (run) => (run.autoApproved ? t('risk.bySettings') : (run.approvedBy ?? <None />)),
      },
      {
        key: 'closed',
        title: t('risk.closedAt'),
        width: 140,
        optional: true,
        render: (run) => <Instant value={run.closedAt} />,
      },
    ],
    [t, severalMarkets],
  );
}
