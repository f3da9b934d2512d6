import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { EmployeesDocument, type EmployeesQuery } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { TenureText } from './tenure-text.tsx';

type Row = EmployeesQuery['employees']['nodes'][number];
const keys = ['text'] as const;

/** The people on record with their tenure: all of them for HR, their line for managers (H2). */
export default function PeoplePage(): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const asked = useQuery(EmployeesDocument, {
    variables: { text: values.text || null, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'employees');
  const columns = useMemo<QueueColumn<Row>[]>(
    () => [
      { key: 'name', title: t('hr.name'), width: 160, render: ({ name }) => name },
      {
        key: 'posts',
        title: t('hr.posts'),
        width: 260,
        render: ({ posts }) => (posts.length > 0 ? posts.join(t('ui.comma')) : <None />),
      },
      { key: 'joined', title: t('hr.joinedOn'), width: 120, render: (row) => <BusinessDate value={row.joinedOn} /> },
      { key: 'tenure', title: t('hr.tenure'), width: 200, render: (row) => <TenureText tenure={row.tenure} /> },
      {
        key: 'flags',
        title: t('hr.flags'),
        width: 220,
        render: ({ onProbation, disciplineOpen }) => (
          <>
            {onProbation && <StateChip tone="waiting">{t('hr.flag.onProbation')}</StateChip>}{' '}
            {disciplineOpen && <StateChip tone="warning">{t('hr.flag.disciplineOpen')}</StateChip>}
          </>
        ),
      },
    ],
    [t],
  );
  return (
    <>
      <header className="k-head">
        <h1>{t('hr.people')}</h1>
      </header>
      <QueueTable<Row>
        name="hrPeople"
        label={t('hr.people')}
        columns={columns}
        {...list}
        idOf={({ personId }) => personId}
        filters={[{ kind: 'text', key: 'text', label: t('hr.filter.person') }]}
        filterValues={values}
        onFilter={change}
        exported={{ name: 'hr-people', filter: { text: values.text || null } }}
        addressOf={({ personId }) => `/hr-people/${personId}`}
        empty={<EmptyState title={t('hr.nobody')} />}
      />
    </>
  );
}
