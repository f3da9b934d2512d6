import { useQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { PeopleDocument, type PersonRowFragment } from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { None } from '../../ui/figures.tsx';
import { QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { NewPerson } from './new-person.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonPosts } from './person-posts.tsx';
import { usePostTitle } from './role-name.ts';

const filterKeys = ['text', 'active'] as const;

/** Everybody who signs in, and the posts they hold (X1). */
export default function PeoplePage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const titleOf = usePostTitle();
  const heldNow = ({ holdings }: PersonRowFragment): string =>
    holdings
      .filter(({ current }) => current)
      .map((holding) => `${holding.unitName} · ${titleOf(holding)}`)
      .join(t('ui.comma'));
  const { data, loading, error, refetch } = useQuery(PeopleDocument);
  const [filters, setFilters] = useQueueFilters(filterKeys);
  const [open, setOpen] = useState<string>();
  const [adding, setAdding] = useState(false);
  const rows = data?.people.filter(
    (person) =>
      (filters.active === '' || String(person.active) === filters.active) &&
      `${person.name} ${person.login} ${heldNow(person)}`.toLowerCase().includes(filters.text.toLowerCase()),
  );
  const chosen = data?.people.find(({ id }) => id === open);
  return (
    <>
      <header className="k-head">
        <h1>{t('identity.people')}</h1>
        <span className="k-grow" />
        {may('person.manage') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('identity.person.new')}
          </Button>
        )}
      </header>
      <QueueTable<PersonRowFragment>
        name="people"
        label={t('identity.people')}
        rows={rows}
        idOf={({ id }) => id}
        loading={loading}
        error={error}
        retry={() => void refetch()}
        total={rows?.length}
        filters={[
          { kind: 'text', key: 'text', label: t('identity.person.find') },
          {
            kind: 'choice',
            key: 'active',
            label: t('identity.person.state'),
            options: [
              { value: 'true', label: t('identity.person.active') },
              { value: 'false', label: t('identity.person.shutOut') },
            ],
          },
        ]}
        filterValues={filters}
        onFilter={setFilters}
        exported={{ name: 'people', filter: { text: filters.text || null, active: filters.active || null } }}
        empty={<EmptyState title={t('identity.person.none')} />}
        columns={[
          {
            key: 'name',
            title: t('identity.person.name'),
            width: 160,
            render: (person) => (
              <button type="button" className="k-link" onClick={() => setOpen(person.id)}>
                {person.name}
              </button>
            ),
          },
          { key: 'login', title: t('identity.person.login'), width: 150, render: ({ login }) => login },
          {
            key: 'posts',
            title: t('identity.person.posts'),
            width: 320,
            render: (person) => heldNow(person) || <None />,
          },
          {
            key: 'secondFactor',
            title: t('identity.secondFactor'),
            width: 130,
            render: ({ secondFactor }) =>
              secondFactor ? (
                <StateChip tone="good">{t('identity.on')}</StateChip>
              ) : (
                <span className="k-quiet">{t('identity.off')}</span>
              ),
          },
          {
            key: 'state',
            title: t('identity.person.state'),
            width: 120,
            render: ({ active }) =>
              active ? (
                <StateChip tone="good">{t('identity.person.active')}</StateChip>
              ) : (
                <StateChip tone="bad">{t('identity.person.shutOut')}</StateChip>
              ),
          },
        ]}
      />
      <NewPerson open={adding} onClose={() => setAdding(false)} />
      <Drawer
        open={chosen !== undefined}
        onClose={() => setOpen(undefined)}
        title={chosen?.name}
        size={520}
        destroyOnHidden
      >
        {chosen && (
          <div className="k-stack">
            <PersonForm key={chosen.version} person={chosen} />
            <PersonPosts person={chosen} onChanged={() => void refetch()} />
          </div>
        )}
      </Drawer>
    </>
  );
}
