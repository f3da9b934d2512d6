import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  FairSeasonsDocument,
  type FairSheetLineFragment,
  type FairSheetState,
  FairSheetsDocument,
} from '../../gql/fair/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { sheetsWaiting } from '../../ui/matrix/outbox-memory.ts';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { useSeasonName } from '../orders/season-name.tsx';
import { useOpenOffline } from './keep-sheet.ts';
import { KeptSheets } from './kept-sheets.tsx';
import { OpenSheet } from './open-sheet.tsx';
import { SheetState } from './sheet-state.tsx';
import { TargetBar } from './target-bar.tsx';
import './fair.css';

const keys = ['season', 'text', 'state'] as const;
const states = ['OPEN', 'HANDED_IN'] as const;

/** The sheets of a season: who orders, how much it comes to, how far from the target (F3). */
export default function FairPage(): ReactNode {
  const t = useText();
  const { person, may } = useSession();
  const seasonName = useSeasonName();
  const [values, change] = useQueueFilters(keys);
  const { data, error, refetch } = useQuery(FairSeasonsDocument);
  useOpenOffline();
  if (!data) return error ? <KeptSheets error={error} retry={() => void refetch()} /> : <PageLoading />;
  const season = data.seasons.find(({ id }) => id === values.season) ?? data.seasons[0];
  if (!season) return <EmptyState title={t('fair.noSeason')} detail={t('fair.noSeasonDetail')} />;
  const waiting = sheetsWaiting(localStorage, person.id);
  return (
    <>
      <header className="k-head">
        <h1>{t('fair.title')}</h1>
        <Select
          value={season.id}
          aria-label={t('fair.season')}
          onChange={(id: string) => change({ season: id })}
          options={data.seasons.map(({ id, code }) => ({ value: id, label: seasonName(code) }))}
          style={{ minWidth: 140 }}
        />
        <span className="k-grow" />
        {may('franchiseOrder.enter') && <OpenSheet season={season} />}
      </header>
      {waiting.length > 0 && (
        <p className="k-banner">
          {t('fair.unsent', { count: waiting.length })}{' '}
          {waiting.map((id, at) => (
            <Link key={id} to={`/fair/${id}`}>
              {t('fair.sendNow', { number: at + 1 })}
            </Link>
          ))}
        </p>
      )}
      <Sheets seasonId={season.id} values={values} change={change} />
    </>
  );
}

function Sheets({
  seasonId,
  values,
  change,
}: {
  seasonId: string;
  values: Readonly<Record<(typeof keys)[number], string>>;
  change: (changed: Partial<Record<(typeof keys)[number], string>>) => void;
}): ReactNode {
  const t = useText();
  const narrowing = {
    seasonId,
    text: values.text || null,
    state: (values.state || null) as FairSheetState | null,
  };
  const asked = useQuery(FairSheetsDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'fairSheets');
  return (
    <QueueTable<FairSheetLineFragment>
      name="fairSheets"
      label={t('fair.title')}
      columns={useColumns()}
      {...list}
      idOf={({ id }) => id}
      filters={[
        { kind: 'text', key: 'text', label: t('fair.filter') },
        {
          kind: 'choice',
          key: 'state',
          label: t('fair.state'),
          options: states.map((value) => ({ value, label: t(`fair.state.${value}`) })),
        },
      ]}
      filterValues={values}
      onFilter={change}
      addressOf={({ id }) => `/fair/${id}`}
      exported={{ name: 'fair-sheets', filter: narrowing }}
      empty={<EmptyState title={t('fair.none')} detail={t('fair.noneDetail')} />}
    />
  );
}

function useColumns(): QueueColumn<FairSheetLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('fair.customerNumber'), width: 85, render: (row) => row.franchiseeNumber },
      { key: 'franchisee', title: t('fair.franchisee'), width: 115, render: (row) => row.franchisee },
      { key: 'state', title: t('fair.state'), width: 120, render: ({ state }) => <SheetState state={state} /> },
      {
        key: 'pieces',
        title: t('fair.pieces'),
        width: 75,
        figure: true,
        render: ({ quantity }) => <Count value={quantity} />,
      },
      {
        key: 'amount',
        title: t('fair.amount'),
        width: 115,
        figure: true,
        render: ({ amount }) => <Money fen={amount} />,
      },
      { key: 'target', title: t('fair.target'), width: 235, render: (row) => <TargetBar {...row} /> },
      {
        key: 'order',
        title: t('fair.order'),
        width: 120,
        optional: true,
        render: ({ orderNumber }) => orderNumber ?? <None />,
      },
    ],
    [t],
  );
}
