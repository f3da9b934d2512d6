import { useQuery } from '@apollo/client/react';
import { Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  TraderChoicesDocument,
  type TraderFilter,
  type TraderLineFragment,
  type TraderOrder,
  TradersDocument,
  TraderTotalDocument,
} from '../../gql/traders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { TagsDialog } from './tags-dialog.tsx';
import { TermStateChip, TraderStateChip } from './trader-state.tsx';

const keys = ['text', 'branch', 'kind', 'state', 'only', 'tag', 'from', 'to', 'order'] as const;
type Key = (typeof keys)[number];

const kinds = ['naturalPerson', 'company'] as const;
const states = ['active', 'closed'] as const;
const onlys = ['priority', 'ownerless', 'unreachable'] as const;
const orders = ['number', 'numberDescending', 'name', 'nameDescending', 'termEnd', 'termEndDescending'] as const;

/** One of the words that a filter may have; whatever else stands in an old link counts as nothing. */
function oneOf<Word extends string>(words: readonly Word[], given: string): Word | null {
  return words.find((word) => word === given) ?? null;
}

/** The address bar's words as the API's filter. */
function filterOf(values: FilterValues<Key>): TraderFilter {
  const only = values.only.split(',');
  return {
    text: values.text || null,
    branchIds: values.branch ? values.branch.split(',') : null,
    kind: oneOf(kinds, values.kind),
    state: oneOf(states, values.state),
    priority: only.includes('priority') || null,
    withoutMarketOwner: only.includes('ownerless') || null,
    withoutPhone: only.includes('unreachable') || null,
    tag: values.tag || null,
    termEndsFrom: values.from || null,
    termEndsTo: values.to || null,
  };
}

/** The register as a queue (T6). */
export default function TradersPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const [tagging, setTagging] = useState<readonly string[]>();
  const filter = useMemo(() => filterOf(values), [values]);
  const order: TraderOrder = oneOf(orders, values.order) ?? 'number';
  const asked = useQuery(TradersDocument, {
    variables: { filter, order, first: 100 },
  });
  const { data: counted } = useQuery(TraderTotalDocument, { variables: { filter } });
  const { data: choices, refetch: refetchChoices } = useQuery(TraderChoicesDocument);
  const list = useQueuePages(asked, 'traders');
  const total = counted?.traders.total;
  const columns = useColumns();
  const filters: QueueFilter[] = [
    { kind: 'text', key: 'text', label: t('traders.filter.text') },
    {
      kind: 'choice',
      key: 'branch',
      label: t('traders.branch'),
      many: true,
      options: (choices?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('traders.kind'),
      options: kinds.map((kind) => ({ value: kind, label: t(`traders.kind.${kind}`) })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('traders.state'),
      options: states.map((state) => ({ value: state, label: t(`traders.state.${state}`) })),
    },
    {
      kind: 'choice',
      key: 'only',
      label: t('traders.filter.only'),
      many: true,
      options: onlys.map((only) => ({ value: only, label: t(`traders.only.${only}`) })),
    },
    {
      kind: 'choice',
      key: 'tag',
      label: t('traders.tag'),
      options: (choices?.traderTags ?? []).map((tag) => ({ value: tag, label: tag })),
    },
    { kind: 'day', key: 'from', label: t('traders.filter.from') },
    { kind: 'day', key: 'to', label: t('traders.filter.to') },
    {
      kind: 'choice',
      key: 'order',
      label: t('traders.filter.order'),
      options: orders.map((one) => ({ value: one, label: t(`traders.order.${one}`) })),
    },
  ];

  return (
    <>
      <header className="k-head">
        <h1>{t('traders.title')}</h1>
        {total?.more && <span className="k-quiet">{t('traders.more', { count: total.count })}</span>}
      </header>
      <QueueTable<TraderLineFragment>
        name="traders"
        label={t('traders.title')}
        columns={columns}
        {...list}
        idOf={(row) => row.id}
        total={total && !total.more ? total.count : null}
        filters={filters}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/traders/${row.id}`}
        exported={{ name: 'traders', filter: { ...filter, order } }}
        {...(may('trader.classify') && {
          bulk: [{ key: 'tags', label: t('traders.tags.change'), run: setTagging }],
        })}
        empty={
          keys.some((key) => values[key]) ? (
            <EmptyState title={t('traders.none')} detail={t('traders.noneDetail')} />
          ) : (
            <EmptyState title={t('traders.empty')} detail={t('traders.emptyDetail')}>
              {may('import.run') && <Link to="/imports">{t('imports.title')}</Link>}
            </EmptyState>
          )
        }
      />
      {tagging && (
        <TagsDialog
          traderIds={tagging}
          known={choices?.traderTags ?? []}
          close={() => setTagging(undefined)}
          done={() => {
            list.retry();
            void refetchChoices();
          }}
        />
      )}
    </>
  );
}

function useColumns(): QueueColumn<TraderLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('traders.number'), width: 85, render: (row) => row.number },
      {
        key: 'name',
        title: t('traders.name'),
        width: 178,
        render: (row) => (
          <>
            {row.name} {row.priority && <Tag>{t('traders.only.priority')}</Tag>}
          </>
        ),
      },
      {
        key: 'kind',
        title: t('traders.kind'),
        width: 80,
        optional: true,
        render: (row) => t(`traders.kind.${row.kind}`),
      },
      { key: 'branch', title: t('traders.branch'), width: 112, render: (row) => row.branch.name },
      { key: 'owner', title: t('traders.marketOwner'), width: 118, render: (row) => row.marketOwner ?? <None /> },
      { key: 'phone', title: t('traders.phone'), width: 140, render: (row) => row.mainPhone ?? <None /> },
      {
        key: 'certificate',
        title: t('traders.certificate'),
        width: 180,
        optional: true,
        render: (row) => <span className="k-figure">{row.certificate}</span>,
      },
      { key: 'seat', title: t('traders.seat'), width: 90, optional: true, render: (row) => row.seatNumber ?? <None /> },
      {
        key: 'end',
        title: t('traders.termEndsOn'),
        width: 112,
        render: (row) => <BusinessDate value={row.termEndsOn} />,
      },
      {
        key: 'term',
        title: t('traders.term'),
        width: 112,
        render: (row) => (row.termState ? <TermStateChip state={row.termState} /> : <None />),
      },
      { key: 'state', title: t('traders.state'), width: 128, render: (row) => <TraderStateChip state={row.state} /> },
      {
        key: 'tags',
        title: t('traders.tags'),
        width: 160,
        optional: true,
        render: (row) => (row.tags.length === 0 ? <None /> : row.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)),
      },
    ],
    [t],
  );
}
