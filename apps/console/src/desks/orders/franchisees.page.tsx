import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { AddFranchiseeDocument, type FranchiseeLineFragment, FranchiseesDocument } from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { OtherPages } from './other-pages.tsx';
import { useSaved } from './use-saved.ts';

const keys = ['text', 'only'] as const;

/** The franchisees: who orders, under which names, whom goods serve first (F3, F8). */
export default function FranchiseesPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const narrowing = {
    text: values.text || null,
    onlyNew: values.only === 'new' || null,
    state: values.only === 'closed' ? ('CLOSED' as const) : null,
  };
  const asked = useQuery(FranchiseesDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'franchisees');
  return (
    <>
      <header className="k-head">
        <h1>{t('orders.franchisees')}</h1>
        {may('franchisee.manage') && <AddFranchisee added={() => void asked.refetch()} />}
        <span className="k-grow" />
        {may('franchisee.manage') && may('import.run') && <Link to="/imports">{t('orders.importFranchisees')}</Link>}
        <OtherPages here="/franchisees" />
      </header>
      <QueueTable<FranchiseeLineFragment>
        name="franchisees"
        label={t('orders.franchisees')}
        columns={useColumns()}
        {...list}
        idOf={({ id }) => id}
        filters={[
          { kind: 'text', key: 'text', label: t('orders.filter.franchisee') },
          {
            kind: 'choice',
            key: 'only',
            label: t('orders.only'),
            options: [
              { value: 'new', label: t('orders.isNew') },
              { value: 'closed', label: t('orders.franchisee.CLOSED') },
            ],
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ id }) => `/franchisees/${id}`}
        exported={{ name: 'franchisees', filter: narrowing }}
        empty={<EmptyState title={t('orders.noFranchisees')} detail={t('orders.noFranchiseesDetail')} />}
      />
    </>
  );
}

function useColumns(): QueueColumn<FranchiseeLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('orders.customerNumber'), width: 90, render: ({ number }) => number },
      { key: 'name', title: t('orders.franchisee'), width: 170, render: ({ name }) => name },
      {
        key: 'aliases',
        title: t('orders.aliases'),
        width: 200,
        render: ({ aliases }) => aliases.map(({ alias }) => alias).join(t('ui.comma')),
      },
      { key: 'office', title: t('orders.office'), width: 140, render: ({ office }) => office },
      {
        key: 'tier',
        title: t('orders.tier'),
        width: 80,
        figure: true,
        render: ({ priorityTier }) => <Count value={priorityTier} />,
      },
      {
        key: 'marks',
        title: t('orders.marks'),
        width: 150,
        render: ({ isNew, state }) => (
          <>
            {isNew && <StateChip tone="waiting">{t('orders.isNew')}</StateChip>}{' '}
            {state === 'CLOSED' && <StateChip tone="neutral">{t('orders.franchisee.CLOSED')}</StateChip>}
          </>
        ),
      },
    ],
    [t],
  );
}

interface Wish {
  number: string;
  name: string;
  office?: string;
  isNew?: boolean;
}

function AddFranchisee({ added }: { added: () => void }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(AddFranchiseeDocument);
  const rules = [{ required: true, whitespace: true, message: t('orders.required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.addFranchisee')}</Button>
      <CreateDialog<Wish>
        open={open}
        title={t('orders.addFranchisee')}
        onClose={() => setOpen(false)}
        create={async ({ number, name, office, isNew }) => {
          const input = { number, name, office: office ?? null, isNew: isNew ?? false };
          const { data } = await send({ variables: { input } });
          added();
          return saved(data?.saved, 'Franchisee', ['number', 'name']);
        }}
      >
        <Form.Item name="number" label={t('orders.customerNumber')} rules={rules}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="name" label={t('orders.franchisee')} rules={rules}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="office" label={t('orders.office')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="isNew" valuePropName="checked">
          <Checkbox>{t('orders.isNew')}</Checkbox>
        </Form.Item>
      </CreateDialog>
    </>
  );
}
