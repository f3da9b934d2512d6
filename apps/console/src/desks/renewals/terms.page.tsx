import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type AnswerFilter,
  RenewalBranchesDocument,
  TermsToRenewDocument,
  type TermToRenewFilter,
  type TermToRenewLineFragment,
} from '../../gql/renewals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { TermStateChip } from '../traders/trader-state.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { AnswerState } from './answer-state.tsx';
import { BulkRenewal } from './bulk-renewal.tsx';

const keys = ['text', 'answer', 'state', 'branch', 'from', 'to'] as const;
type Key = (typeof keys)[number];

const answers = ['none', 'yes', 'later', 'no'] as const satisfies readonly AnswerFilter[];
const states = ['expiring', 'expired', 'grace', 'active'] as const;

function chosen<Word extends string>(words: readonly Word[], given: string): Word[] | null {
  const found = words.filter((word) => given.split(',').includes(word));
  return found.length > 0 ? found : null;
}

function filterOf(values: FilterValues<Key>): TermToRenewFilter {
  return {
    text: values.text || null,
    answers: chosen(answers, values.answer),
    states: chosen(states, values.state),
    branchIds: values.branch ? values.branch.split(',') : null,
    endsFrom: values.from || null,
    endsTo: values.to || null,
  };
}

/** The terms that somebody must renew or let go, by what their traders answered (T3). */
export default function TermsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const [renewing, setRenewing] = useState<readonly TermToRenewLineFragment[]>();
  const [asking, setAsking] = useState<string>();
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(TermsToRenewDocument, {
    variables: { filter, first: 100 },
  });
  const { data: choices } = useQuery(RenewalBranchesDocument);
  const list = useQueuePages(asked, 'termsToRenew');
  const columns = useColumns(may('renewal.answer') ? setAsking : undefined);
  const answered = list.rows?.find(({ id }) => id === asking);
  const filters: QueueFilter[] = [
    { kind: 'text', key: 'text', label: t('renewals.terms.text') },
    {
      kind: 'choice',
      key: 'answer',
      label: t('renewals.answer'),
      many: true,
      options: answers.map((value) => ({ value, label: t(`renewals.answer.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('renewals.terms.state'),
      many: true,
      options: states.map((value) => ({ value, label: t(`traders.termState.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'branch',
      label: t('renewals.branch'),
      many: true,
      options: (choices?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'day', key: 'from', label: t('renewals.terms.from') },
    { kind: 'day', key: 'to', label: t('renewals.terms.to') },
  ];
  return (
    <>
      <header className="k-head">
        <h1>{t('renewals.terms')}</h1>
      </header>
      <QueueTable<TermToRenewLineFragment>
        name="renewal-terms"
        label={t('renewals.terms')}
        columns={columns}
        {...list}
        idOf={(row) => row.id}
        filters={filters}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/traders/${row.traderId}`}
        exported={{ name: 'renewal-terms', filter }}
        {...(may('renewal.renew') && {
          bulk: [
            {
              key: 'renew',
              label: t('renewals.bulk'),
              run: (ids: readonly string[]) => setRenewing(list.rows?.filter(({ id }) => ids.includes(id)) ?? []),
            },
          ],
        })}
        empty={<EmptyState title={t('renewals.terms.none')} detail={t('renewals.terms.noneDetail')} />}
      />
      {renewing && (
        <BulkRenewal
          terms={renewing}
          close={() => {
            setRenewing(undefined);
            list.retry();
          }}
        />
      )}
      {answered && (
        <AnswerDialog term={answered} name={answered.name} close={() => setAsking(undefined)} done={list.retry} />
      )}
    </>
  );
}

function useColumns(ask: ((id: string) => void) | undefined): QueueColumn<TermToRenewLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'end', title: t('renewals.endsOn'), width: 110, render: (row) => <BusinessDate value={row.endsOn} /> },
      { key: 'number', title: t('renewals.number'), width: 110, render: (row) => row.number },
      { key: 'name', title: t('renewals.trader'), width: 200, render: (row) => row.name },
      { key: 'branch', title: t('renewals.branch'), width: 130, render: (row) => row.branch },
      {
        key: 'state',
        title: t('renewals.terms.state'),
        width: 110,
        render: ({ state }) => {
          const known = states.find((each) => each === state);
          return known ? <TermStateChip state={known} /> : <None />;
        },
      },
      {
        key: 'answer',
        title: t('renewals.answer'),
        width: 130,
        render: (row) => <AnswerState answer={row.answer?.answer} />,
      },
      {
        key: 'at',
        title: t('renewals.answer.at'),
        width: 150,
        render: (row) => <Instant value={row.answer?.at} />,
      },
      {
        key: 'note',
        title: t('renewals.note'),
        width: 200,
        render: (row) => row.answer?.note || <None />,
      },
      ...(ask
        ? [
            {
              key: 'ask',
              title: t('renewals.answer.record'),
              width: 120,
              render: (row: TermToRenewLineFragment) => (
                <Button size="small" onClick={() => ask(row.id)}>
                  {t('renewals.answer.record')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, ask],
  );
}
