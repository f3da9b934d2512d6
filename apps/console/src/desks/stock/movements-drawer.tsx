import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Drawer, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { AdjustStockDocument, type StockLineFragment, StockMovementsDocument } from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useRefusals } from './refusals.ts';

/** How one SKU came and went, and the place to book what was found more or fewer (F4). */
export function MovementsDrawer({
  line,
  close,
  changed,
}: {
  line: StockLineFragment | undefined;
  close: () => void;
  changed: (line: StockLineFragment) => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [adjusting, setAdjusting] = useState(false);
  return (
    <Drawer
      open={line !== undefined}
      onClose={close}
      size={640}
      title={line && `${line.sku} · ${line.place}`}
      closable={{ 'aria-label': t('stock.close') }}
      extra={may('stock.adjust') && <Button onClick={() => setAdjusting(true)}>{t('stock.adjust')}</Button>}
    >
      {line && (
        <div className="k-stack">
          <Facts
            facts={(['quantity', 'reserved', 'free'] as const).map((key) => ({
              key,
              label: t(`stock.${key}`),
              value: <Count value={line[key]} />,
            }))}
          />
          <Movements line={line} />
          {adjusting && <Adjust line={line} close={() => setAdjusting(false)} changed={changed} />}
        </div>
      )}
    </Drawer>
  );
}

function Movements({ line }: { line: StockLineFragment }): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(StockMovementsDocument, {
    variables: { skuId: line.skuId, placeId: line.placeId },
    fetchPolicy: 'network-only',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('stock.day')}</th>
          <th>{t('stock.movement')}</th>
          <th>{t('stock.document')}</th>
          <th>{t('stock.enteredBy')}</th>
          <th className="k-number">{t('stock.quantity')}</th>
        </tr>
      </thead>
      <tbody>
        {data.stockMovements.nodes.map((row) => (
          <tr key={row.id}>
            <td>
              <BusinessDate value={row.day} />
            </td>
            <td>
              {t(`stock.movement.${row.kind}`)}
              {row.reason && <div className="k-quiet">{row.reason}</div>}
            </td>
            <td>{row.document}</td>
            <td>{row.madeBy}</td>
            <td className="k-number">
              <Count value={row.quantity} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Adjust({
  line,
  close,
  changed,
}: {
  line: StockLineFragment;
  close: () => void;
  changed: (line: StockLineFragment) => void;
}): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [send] = useMutation(AdjustStockDocument, { refetchQueries: [StockMovementsDocument] });
  return (
    <CreateDialog<{ quantity: number; reason: string }>
      open
      title={`${t('stock.adjust')} ${line.sku}`}
      action={t('stock.adjust')}
      onClose={close}
      create={async ({ quantity, reason }) => {
        const input = { placeId: line.placeId, skuId: line.skuId, quantity, reason };
        const { data } = await send({ variables: { input } });
        const result = data?.adjustStock;
        if (result?.__typename !== 'StockBalance') return problems(result, 'quantity');
        sayDone(t('stock.adjusted'));
        changed(result);
        return [];
      }}
    >
      <Form.Item
        name="quantity"
        label={t('stock.found')}
        extra={t('stock.foundHow')}
        rules={[{ required: true, message: t('stock.required') }]}
      >
        <InputNumber precision={0} min={-1_000_000} max={1_000_000} />
      </Form.Item>
      <Form.Item name="reason" label={t('stock.reason')} rules={[{ required: true, message: t('stock.required') }]}>
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
