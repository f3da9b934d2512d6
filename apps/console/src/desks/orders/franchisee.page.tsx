import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  AddFranchiseeAliasDocument,
  ChangeFranchiseeDocument,
  type FranchiseeLineFragment,
  FranchiseeOfDocument,
  type FranchiseeState,
  FranchiseOrdersDocument,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { FranchiseeFeed } from './franchisee-feed.tsx';
import { OrderMarks, OrderState } from './order-state.tsx';
import { SeasonName } from './season-name.tsx';
import { SetCertificate } from './set-certificate.tsx';
import { useSaved } from './use-saved.ts';

/** One franchisee: the names it orders under, whom goods serve first, and its orders (F3). */
export default function FranchiseePage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(FranchiseeOfDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { franchisee } = data;
  if (!franchisee) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  const changed = (): void => void refetch();
  const manages = may('franchisee.manage');
  return (
    <RecordPage
      name={franchisee.name}
      number={franchisee.number}
      state={
        <>
          {franchisee.isNew && <StateChip tone="waiting">{t('orders.isNew')}</StateChip>}{' '}
          {franchisee.state === 'CLOSED' && <StateChip tone="neutral">{t('orders.franchisee.CLOSED')}</StateChip>}
        </>
      }
      actions={manages && <Change franchisee={franchisee} changed={changed} />}
    >
      <Section
        title={t('orders.facts')}
        extra={
          manages && (
            <>
              <SetCertificate franchisee={franchisee} changed={changed} />
              <AddAlias franchisee={franchisee} changed={changed} />
            </>
          )
        }
      >
        <Facts
          facts={[
            { key: 'office', label: t('orders.office'), value: franchisee.office || <None /> },
            {
              key: 'certificate',
              label: t('orders.certificate'),
              value: franchisee.certificateMasked ?? <None />,
            },
            { key: 'tier', label: t('orders.tier'), value: <Count value={franchisee.priorityTier} /> },
            {
              key: 'aliases',
              label: t('orders.aliases'),
              value: franchisee.aliases.map(({ alias }) => alias).join(t('ui.comma')) || <None />,
            },
          ]}
        />
      </Section>
      {may('franchiseOrder.read') && <Orders id={id} />}
      {manages && <FranchiseeFeed franchisee={franchisee} changed={changed} />}
    </RecordPage>
  );
}

function Orders({ id }: { id: string }): ReactNode {
  const t = useText();
  const { data } = useQuery(FranchiseOrdersDocument, {
    variables: { franchiseeId: id, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.franchiseOrders.nodes ?? [];
  return (
    <Section title={t('orders.title')}>
      {rows.length === 0 ? (
        <p className="k-quiet">{t('orders.nothingOrdered')}</p>
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('orders.number')}</th>
              <th>{t('orders.season')}</th>
              <th>{t('orders.state')}</th>
              <th className="k-number">{t('orders.pieces')}</th>
              <th className="k-number">{t('orders.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to={`/franchise-orders/${row.id}`}>{row.number}</Link> <OrderMarks {...row} />
                </td>
                <td>
                  <SeasonName code={row.season} />
                </td>
                <td>
                  <OrderState state={row.state} />
                </td>
                <td className="k-number">
                  <Count value={row.quantity} />
                </td>
                <td className="k-number">
                  <Money fen={row.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

interface Wish {
  office: string;
  isNew: boolean;
  priorityTier: number;
  state: FranchiseeState;
}

function Change({ franchisee, changed }: { franchisee: FranchiseeLineFragment; changed: () => void }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(ChangeFranchiseeDocument);
  const { id, version, office, isNew, priorityTier, state } = franchisee;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.change')}</Button>
      <CreateDialog<Wish>
        open={open}
        title={`${t('orders.change')} ${franchisee.name}`}
        action={t('orders.save')}
        initialValues={{ office, isNew, priorityTier, state }}
        onClose={() => setOpen(false)}
        create={async (values) => {
          const { data } = await send({ variables: { input: { franchiseeId: id, version, ...values } } });
          changed();
          return saved(data?.saved, 'Franchisee', ['office', 'priorityTier', 'state']);
        }}
      >
        <Form.Item name="office" label={t('orders.office')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="priorityTier" label={t('orders.tier')} extra={t('orders.tierDetail')}>
          <InputNumber min={1} max={9} />
        </Form.Item>
        <Form.Item name="isNew" valuePropName="checked">
          <Checkbox>{t('orders.isNew')}</Checkbox>
        </Form.Item>
        <Form.Item name="state" label={t('orders.state')}>
          <Select
            options={(['ACTIVE', 'CLOSED'] as const).map((value) => ({
              value,
              label: t(`orders.franchisee.${value}`),
            }))}
          />
        </Form.Item>
      </CreateDialog>
    </>
  );
}

function AddAlias({
  franchisee: { id },
  changed,
}: {
  franchisee: FranchiseeLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(AddFranchiseeAliasDocument);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('orders.addAlias')}
      </Button>
      <CreateDialog<{ alias: string }>
        open={open}
        title={t('orders.addAlias')}
        onClose={() => setOpen(false)}
        create={async ({ alias }) => {
          const { data } = await send({ variables: { input: { franchiseeId: id, alias } } });
          changed();
          return saved(data?.saved, 'Franchisee', ['alias']);
        }}
      >
        <Form.Item
          name="alias"
          label={t('orders.aliases')}
          rules={[{ required: true, whitespace: true, message: t('orders.required') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
