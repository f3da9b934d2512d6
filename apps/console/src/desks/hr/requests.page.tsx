import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  HrFormsDocument,
  type HrRequestFilter,
  type HrRequestRowFragment,
  HrRequestsDocument,
  MyHrRequestsDocument,
} from '../../gql/hr/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import type { FilterValues } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { Waited } from '../../ui/waited.tsx';
import './hr.css';

const keys = ['text', 'kind', 'only', 'person', 'state'] as const;
type Key = (typeof keys)[number];
const only = ['mine', 'overdue', 'all'] as const;

function filterOf(values: FilterValues<Key>): HrRequestFilter {
  const past = values.only === 'all' || values.state !== '';
  return {
    others: true,
    text: values.text || null,
    kinds: values.kind ? [values.kind] : null,
    open: past ? null : true,
    mine: values.only === 'mine' || null,
    overdue: values.only === 'overdue' || null,
    personId: values.person || null,
    states: values.state ? values.state.split(',') : null,
  };
}

/** One's own requests, and those of others as far as one decides or oversees them (H1, H5). */
export default function RequestsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  return (
    <>
      <header className="k-head">
        <h1>{t('hr.requests')}</h1>
        <span className="k-grow" />
        {may('hrRequest.oversee') && <Link to="/hr-figures">{t('hr.figures')}</Link>}
        {may('hrRecord.manage') && <Link to="/hr-people">{t('hr.people')}</Link>}
        {may('hrRequestKind.manage') && <Link to="/hr-kinds">{t('hr.kinds')}</Link>}
      </header>
      <div className="k-stack">
        {may('hrRequest.apply') && <Offered />}
        {may('hrRequest.apply') && <Mine />}
        <Others />
      </div>
    </>
  );
}

/** What one may ask for: a change of posts, and the forms that HR wrote. */
function Offered(): ReactNode {
  const t = useText();
  const { data } = useQuery(HrFormsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Section title={t('hr.askFor')}>
      <nav className="hr-offered" aria-label={t('hr.askFor')}>
        <Link className="k-button" to="/hr-requests/new">
          {t('hr.newTransfer')}
        </Link>
        {data?.hrForms.map(({ kind, title }) => (
          <Link key={kind} className="k-button" to={`/hr-requests/new/${kind}`}>
            {title}
          </Link>
        ))}
      </nav>
    </Section>
  );
}

/** One's own, each with where it is: fits a phone. */
function Mine(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MyHrRequestsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const rows = data.hrRequests.nodes.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <Section title={t('hr.mine')}>
      {rows.length === 0 && <p className="k-quiet">{t('hr.noneOfMine')}</p>}
      <ul className="hr-mine">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/hr-requests/${row.id}`}>
              <b>{row.kindTitle}</b> <span className="k-quiet">{row.number}</span>
              <span className="hr-mine-way">
                <FromTo row={row} />
              </span>
            </Link>
            <LifecycleState state={row.state} />
            {row.answerBy && (
              <small className="k-quiet">
                {t('hr.answerBy')} <Instant value={row.answerBy} />
              </small>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FromTo({ row }: { row: HrRequestRowFragment }): ReactNode {
  if (!row.fromTitle && !row.toTitle) return null;
  return (
    <>
      {row.fromTitle ?? <None />} <span aria-hidden="true">→</span> {row.toTitle ?? <None />}
    </>
  );
}

function Others(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(HrRequestsDocument, { variables: { filter, first: 100 }, fetchPolicy: 'cache-and-network' });
  const list = useQueuePages(asked, 'hrRequests');
  const columns = useColumns();
  const forms = useQuery(HrFormsDocument, { skip: !may('hrRequest.apply') }).data?.hrForms ?? [];
  // Who has nothing to decide is led on from here to what is over; HR always looks for something.
  const idle = list.rows?.length === 0 && keys.every((key) => values[key] === '');
  if (idle && !may('hrRequest.oversee')) return <Link to="/hr-requests?only=all">{t('hr.ofOthersAll')}</Link>;
  return (
    <QueueTable<HrRequestRowFragment>
      name="hrRequests"
      label={t('hr.ofOthers')}
      columns={columns}
      {...list}
      idOf={(row) => row.id}
      filters={[
        { kind: 'text', key: 'text', label: t('hr.filter.text') },
        {
          kind: 'choice',
          key: 'kind',
          label: t('hr.kind'),
          options: [
            { value: 'transfer', label: t('hr.transfer') },
            ...forms.map(({ kind, title }) => ({ value: kind, label: title })),
          ],
        },
        {
          kind: 'choice',
          key: 'only',
          label: t('hr.filter.only'),
          options: only.map((value) => ({ value, label: t(`hr.only.${value}`) })),
        },
      ]}
      filterValues={values}
      onFilter={change}
      addressOf={(row) => `/hr-requests/${row.id}`}
      exported={{ name: 'hr-requests', filter }}
      empty={<EmptyState title={t('hr.none')} detail={t('hr.noneDetail')} />}
    />
  );
}

function useColumns(): QueueColumn<HrRequestRowFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('hr.number'), width: 90, render: (row) => row.number },
      { key: 'person', title: t('hr.applicant'), width: 110, render: (row) => row.person },
      { key: 'kind', title: t('hr.kind'), width: 130, render: (row) => row.kindTitle },
      { key: 'way', title: t('hr.fromTo'), width: 220, render: (row) => <FromTo row={row} /> },
      { key: 'state', title: t('hr.state'), width: 150, render: (row) => <LifecycleState state={row.state} /> },
      {
        key: 'waited',
        title: t('hr.waited'),
        width: 100,
        figure: true,
        render: (row) => (row.state.final ? <None /> : <Waited since={row.waiting?.since ?? row.stateSince} />),
      },
      {
        key: 'desk',
        title: t('hr.desk'),
        width: 130,
        render: ({ waiting }) =>
          waiting ? (
            <>
              {waiting.mine && <b>{t('hr.forMe')}</b>}{' '}
              {waiting.escalated && <StateChip tone="warning">{t('ui.approval.escalated')}</StateChip>}
            </>
          ) : (
            <None />
          ),
      },
      {
        key: 'answerBy',
        title: t('hr.answerBy'),
        width: 160,
        render: (row) => (
          <>
            <Instant value={row.answerBy} /> {row.overdue && <StateChip tone="bad">{t('hr.overdue')}</StateChip>}
          </>
        ),
      },
      {
        key: 'effective',
        title: t('hr.effectiveOn'),
        width: 110,
        render: (row) => <BusinessDate value={row.effectiveOn} />,
      },
    ],
    [t],
  );
}
