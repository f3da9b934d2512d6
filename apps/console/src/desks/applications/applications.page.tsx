import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  ApplicationAgeingDocument,
  ApplicationBranchesDocument,
  type ApplicationFilter,
  type ApplicationRowFragment,
  ApplicationsDocument,
} from '../../gql/applications/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, None, useDayText } from '../../ui/figures.tsx';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { Waited } from '../../ui/waited.tsx';
import { AssignApprovals } from '../approvals/assign-approvals.tsx';
import { kinds } from './kinds.ts';

const keys = ['text', 'kind', 'state', 'branch', 'only', 'reviewer', 'waited', 'decided', 'returned'] as const;
type Key = (typeof keys)[number];

const states = [
  'draft',
  'firstReview',
  'moneyConfirmation',
  'positionsConfirmation',
  'finalReview',
  'scheduled',
  'returned',
  'active',
  'rejected',
  'withdrawn',
] as const;
const over: readonly string[] = ['active', 'rejected', 'withdrawn'];
const only = ['mine', 'escalated', 'unassigned', 'all'] as const;
/** Days waited: from, up to but without. */
const ages = { '0-1': [0, 1], '1-3': [1, 3], '3-7': [3, 7], '7-': [7, undefined] } as const;
type Age = keyof typeof ages;
const isAge = (value: string): value is Age => value in ages;

function filterOf(values: FilterValues<Key>): ApplicationFilter {
  const chosen = values.state ? values.state.split(',') : [];
  const [decidedFrom, decidedTo] = values.decided ? values.decided.split('_') : [];
  const [waitedFromDays, waitedToDays] = isAge(values.waited) ? ages[values.waited] : [];
  // What is over is asked for by its state, its days, or "all"; the newest of it first.
  const past = values.only === 'all' || decidedFrom !== undefined || chosen.some((state) => over.includes(state));
  return {
    text: values.text || null,
    kinds: values.kind ? (values.kind.split(',') as ApplicationFilter['kinds']) : null,
    states: chosen.length > 0 ? chosen : null,
    branchIds: values.branch ? values.branch.split(',') : null,
    open: !past && chosen.length === 0 ? true : null,
    mine: values.only === 'mine' || null,
    escalated: values.only === 'escalated' || null,
    unassigned: values.only === 'unassigned' || null,
    reviewerId: values.reviewer || null,
    waitedFromDays: waitedFromDays ?? null,
    waitedToDays: waitedToDays ?? null,
    decidedFrom: decidedFrom ?? null,
    decidedTo: decidedTo ?? null,
    returned: values.returned ? values.returned === 'yes' : null,
    newestFirst: past || null,
  };
}

/** The queue of applications: what is under way unless something else is asked (T1–T4). */
export default function ApplicationsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const [assigning, setAssigning] = useState<readonly string[]>();
  const asked = useQuery(ApplicationsDocument, {
    variables: { filter, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'applications');
  const assign = (ids: readonly string[]): void =>
    setAssigning(
      (list.rows ?? []).flatMap(({ id, waiting }) => (waiting && ids.includes(id) ? waiting.approvalId : [])),
    );
  return (
    <>
      <header className="k-head">
        <h1>{t('applications.title')}</h1>
        <span className="k-grow" />
        <Link to="/application-figures">{t('applications.figures')}</Link>
        {may('application.enter') && (
          <Link className="k-button" to="/applications/new">
            {t('applications.new')}
          </Link>
        )}
      </header>
      <QueueTable<ApplicationRowFragment>
        name="applications"
        label={t('applications.title')}
        columns={useColumns()}
        {...list}
        idOf={(row) => row.id}
        filters={useFilters(values)}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/applications/${row.id}`}
        exported={{ name: 'applications', filter }}
        {...(may('approval.assign') && { bulk: [{ key: 'assign', label: t('applications.assign'), run: assign }] })}
        empty={<EmptyState title={t('applications.none')} detail={t('applications.noneDetail')} />}
      />
      {assigning && <AssignApprovals approvalIds={assigning} close={() => setAssigning(undefined)} done={list.retry} />}
    </>
  );
}

function useFilters(values: FilterValues<Key>): QueueFilter[] {
  const t = useText();
  const { may } = useSession();
  const { data: choices } = useQuery(ApplicationBranchesDocument, { skip: !may('trader.read') });
  const { data: now } = useQuery(ApplicationAgeingDocument);
  const reviewers = new Map(
    (now?.applicationAgeing ?? []).flatMap(({ reviewerId, reviewer }) =>
      reviewerId && reviewer ? [[reviewerId, reviewer]] : [],
    ),
  );
  const dayText = useDayText();
  const [from = '', to = ''] = values.decided.split('_');
  return [
    { kind: 'text', key: 'text', label: t('applications.filter.text') },
    {
      kind: 'choice',
      key: 'only',
      label: t('applications.filter.only'),
      options: only.map((value) => ({ value, label: t(`applications.only.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('applications.kind'),
      many: true,
      options: kinds.map((value) => ({ value, label: t(`applications.kind.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('applications.state'),
      many: true,
      options: states.map((value) => ({ value, label: t(`applications.state.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'branch',
      label: t('applications.branch'),
      many: true,
      options: (choices?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      key: 'reviewer',
      label: t('approvals.reviewer'),
      options: [...reviewers].map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      key: 'waited',
      label: t('applications.waited'),
      options: (Object.keys(ages) as Age[]).map((value) => ({ value, label: t(`applications.waited.${value}`) })),
    },
    // Two that a figure brings along: shown where they narrow the list, so that they can be taken away.
    ...(values.decided
      ? [
          {
            kind: 'choice' as const,
            key: 'decided',
            label: t('applications.decided'),
            options: [
              {
                value: values.decided,
                label: t('applications.decidedWithin', { from: dayText(from), to: dayText(to) }),
              },
            ],
          },
        ]
      : []),
    ...(values.returned
      ? [
          {
            kind: 'choice' as const,
            key: 'returned',
            label: t('applications.returned'),
            options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`applications.returned.${value}`) })),
          },
        ]
      : []),
  ];
}

function useColumns(): QueueColumn<ApplicationRowFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('applications.number'), width: 95, render: (row) => row.number },
      { key: 'kind', title: t('applications.kind'), width: 80, render: (row) => t(`applications.kind.${row.kind}`) },
      { key: 'name', title: t('applications.name'), width: 195, render: (row) => row.name || <None /> },
      {
        key: 'state',
        title: t('applications.state'),
        width: 150,
        render: (row) => <LifecycleState state={row.state} />,
      },
      {
        key: 'waited',
        title: t('applications.waited'),
        width: 100,
        figure: true,
        render: (row) => (row.state.final ? <None /> : <Waited since={row.waiting?.since ?? row.stateSince} />),
      },
      {
        key: 'reviewer',
        title: t('approvals.reviewer'),
        width: 130,
        render: ({ waiting }) => (waiting ? <Desk waiting={waiting} /> : <None />),
      },
      { key: 'branch', title: t('applications.branch'), width: 120, render: (row) => row.branch.name },
      {
        key: 'effective',
        title: t('applications.effectiveOn'),
        width: 110,
        optional: true,
        render: (row) => <BusinessDate value={row.effectiveOn} />,
      },
      { key: 'enteredBy', title: t('applications.enteredBy'), width: 110, render: (row) => row.enteredBy },
      {
        key: 'via',
        title: t('applications.via'),
        width: 90,
        optional: true,
        render: (row) => t(`applications.via.${row.enteredVia}`),
      },
    ],
    [t],
  );
}

function Desk({ waiting }: { waiting: NonNullable<ApplicationRowFragment['waiting']> }): ReactNode {
  const t = useText();
  return (
    <>
      {waiting.mine ? (
        <b>{t('applications.mine')}</b>
      ) : (
        (waiting.reviewer ?? <span className="k-quiet">{t('ui.approval.onNoDesk')}</span>)
      )}{' '}
      {waiting.escalated && <StateChip tone="warning">{t('ui.approval.escalated')}</StateChip>}
    </>
  );
}
