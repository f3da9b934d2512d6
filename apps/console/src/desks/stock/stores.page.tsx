import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  AddOwnStoreDocument,
  type OwnStoreRowFragment,
  OwnStoresDocument,
  PostEmptyDayDocument,
} from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useRefusals } from './refusals.ts';
import { StockTabs } from './stock-tabs.tsx';

/** Own stores: what lies there, what they took, and days that nobody has posted yet (F27). */
export default function StoresPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const [empty, setEmpty] = useState<OwnStoreRowFragment>();
  const { data, error, refetch } = useQuery(OwnStoresDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <header className="k-head">
        <h1>{t('stock.stores')}</h1>
        <StockTabs at="stores" />
        <span className="k-grow" />
        {may('store.post') && <Link to="/imports?kind=retailSales">{t('stock.importSales')}</Link>}
        {may('store.manage') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('stock.addStore')}
          </Button>
        )}
      </header>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && data.ownStores.length === 0 && (
        <EmptyState title={t('stock.noStores')} detail={t('stock.noStoresDetail')} />
      )}
      {data && data.ownStores.length > 0 && <Stores rows={data.ownStores} post={setEmpty} />}
      {adding && <AddStore close={() => setAdding(false)} />}
      {empty && <PostEmpty store={empty} close={() => setEmpty(undefined)} />}
    </>
  );
}

function Stores({
  rows,
  post,
}: {
  rows: readonly OwnStoreRowFragment[];
  post: (store: OwnStoreRowFragment) => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  return (
    <section className="k-card" aria-label={t('stock.stores')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('stock.code')}</th>
            <th>{t('stock.name')}</th>
            <th>{t('stock.lastPosted')}</th>
            <th>{t('stock.posting')}</th>
            <th className="k-number">{t('stock.lagHours')}</th>
            <th className="k-number">{t('stock.quantity')}</th>
            <th className="k-number">{t('stock.takings')}</th>
            <th>
              <span className="k-unseen">{t('stock.postEmpty')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.code}</td>
              <td>{row.name}</td>
              <td>
                <BusinessDate value={row.lastPosted} />
              </td>
              <td>
                <Posting row={row} />
              </td>
              <td className="k-number">
                <Count value={row.lagHours} />
              </td>
              <td className="k-number">
                <Count value={row.quantity} />
              </td>
              <td className="k-number">
                <Money fen={row.takings} />
              </td>
              <td>
                {may('store.post') && row.firstUnposted && (
                  <Button
                    size="small"
                    onClick={() => post(row)}
                    aria-label={t('stock.postEmptyOf', { store: row.name })}
                  >
                    {t('stock.postEmpty')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Posting({ row }: { row: OwnStoreRowFragment }): ReactNode {
  const t = useText();
  if (!row.postsFrom) return <StateChip tone="neutral">{t('stock.postsNot')}</StateChip>;
  if (row.unpostedDays === 0) return <StateChip tone="good">{t('stock.allPosted')}</StateChip>;
  return (
    <>
      <StateChip tone="bad">{t('stock.unposted', { days: row.unpostedDays })}</StateChip>{' '}
      <span className="k-quiet">
        {t('stock.since')} <BusinessDate value={row.firstUnposted} />
      </span>
    </>
  );
}

function AddStore({ close }: { close: () => void }): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [send] = useMutation(AddOwnStoreDocument, { refetchQueries: [OwnStoresDocument] });
  const required = [{ required: true, message: t('stock.required') }];
  return (
    <CreateDialog<{ code: string; name: string; postsFrom?: string }>
      open
      title={t('stock.addStore')}
      action={t('stock.addStore')}
      onClose={close}
      create={async ({ code, name, postsFrom }) => {
        const { data } = await send({ variables: { input: { code, name, postsFrom: postsFrom || null } } });
        const result = data?.addOwnStore;
        return result?.__typename === 'OwnStore' ? [] : problems(result, 'code');
      }}
    >
      <Form.Item name="code" label={t('stock.code')} rules={required}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="name" label={t('stock.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="postsFrom" label={t('stock.postsFrom')} extra={t('stock.postsFromHow')}>
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}

function PostEmpty({ store, close }: { store: OwnStoreRowFragment; close: () => void }): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [send] = useMutation(PostEmptyDayDocument, { refetchQueries: [OwnStoresDocument] });
  return (
    <CreateDialog<{ day: string }>
      open
      title={t('stock.postEmptyOf', { store: store.name })}
      action={t('stock.postEmpty')}
      initialValues={{ ...(store.firstUnposted && { day: store.firstUnposted }) }}
      onClose={close}
      create={async ({ day }) => {
        const { data } = await send({ variables: { input: { storeId: store.id, day } } });
        const result = data?.postEmptyDay;
        if (result?.__typename !== 'OwnStore') return problems(result, 'day');
        sayDone(t('stock.posted', { store: store.name }));
        return [];
      }}
    >
      <Form.Item name="day" label={t('stock.day')} rules={[{ required: true, message: t('stock.required') }]}>
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}
