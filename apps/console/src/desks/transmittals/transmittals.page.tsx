import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  type ParcelFactsFragment,
  TransmittalBranchesDocument,
  type TransmittalFilter,
  TransmittalsDocument,
} from '../../gql/transmittals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { ParcelState } from './parcel-state.tsx';

const keys = ['text', 'state', 'branch', 'only'] as const;
type Key = (typeof keys)[number];
const states = ['draft', 'sent', 'received', 'acknowledged', 'cancelled'] as const;

function filterOf(values: FilterValues<Key>): TransmittalFilter {
  return {
    text: values.text || null,
    states: values.state ? values.state.split(',') : null,
    branchIds: values.branch ? values.branch.split(',') : null,
    overdue: values.only === 'overdue' || null,
  };
}

/** The parcels of files from branches as a queue (T8). */
export default function TransmittalsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(TransmittalsDocument, {
    variables: { filter, first: 100 },
  });
  const { data: choices } = useQuery(TransmittalBranchesDocument, { skip: !may('trader.read') });
  const list = useQueuePages(asked, 'transmittals');
  const columns = useColumns();
  const filters: QueueFilter[] = [
    { kind: 'text', key: 'text', label: t('transmittals.filter.text') },
    {
      kind: 'choice',
      key: 'state',
      label: t('transmittals.state'),
      many: true,
      options: states.map((value) => ({ value, label: t(`transmittals.state.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'branch',
      label: t('transmittals.branch'),
      many: true,
      options: (choices?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      key: 'only',
      label: t('transmittals.filter.only'),
      options: [{ value: 'overdue', label: t('transmittals.overdue') }],
    },
  ];
  return (
    <>
      <header className="k-head">
        <h1>{t('transmittals.title')}</h1>
        <span className="k-grow" />
        <Link to="/transmittal-figures">{t('transmittals.figures')}</Link>
        {may('transmittal.send') && (
          <Link className="k-button" to="/transmittals/new">
            {t('transmittals.new')}
          </Link>
        )}
      </header>
      <QueueTable<ParcelFactsFragment>
        name="transmittals"
        label={t('transmittals.title')}
        columns={columns}
        {...list}
        idOf={(row) => row.id}
        filters={filters}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/transmittals/${row.id}`}
        exported={{ name: 'transmittals', filter }}
        empty={<EmptyState title={t('transmittals.none')} detail={t('transmittals.noneDetail')} />}
      />
    </>
  );
}

function useColumns(): QueueColumn<ParcelFactsFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('transmittals.number'), width: 110, render: (row) => row.number },
      { key: 'branch', title: t('transmittals.branch'), width: 150, render: (row) => row.branch.name },
      {
        key: 'state',
        title: t('transmittals.state'),
        width: 210,
        render: (row) => <ParcelState state={row.state} overdue={row.overdue} />,
      },
      { key: 'waybill', title: t('transmittals.waybill'), width: 160, render: (row) => row.waybill || <None /> },
      {
        key: 'lines',
        title: t('transmittals.lines'),
        width: 80,
        figure: true,
        render: (row) => <Count value={row.lines} />,
      },
      {
        key: 'differences',
        title: t('transmittals.openDifferences'),
        width: 110,
        figure: true,
        render: (row) => (row.openDifferences === 0 ? <None /> : <Count value={row.openDifferences} />),
      },
      { key: 'sent', title: t('transmittals.sentAt'), width: 150, render: (row) => <Instant value={row.sentAt} /> },
      {
        key: 'waited',
        title: t('transmittals.waited'),
        width: 110,
        figure: true,
        render: (row) => (row.waitedDays == null ? <None /> : <Count value={row.waitedDays} />),
      },
      {
        key: 'acknowledged',
        title: t('transmittals.acknowledgedAt'),
        width: 150,
        render: (row) => <Instant value={row.acknowledgedAt} />,
      },
    ],
    [t],
  );
}
