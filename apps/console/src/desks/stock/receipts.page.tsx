import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  EnterGoodsReceiptDocument,
  type GoodsReceiptLineFragment,
  GoodsReceiptsDocument,
} from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { useRefusals } from './refusals.ts';
import { readScanned } from './scanned-lines.ts';
import { StockTabs } from './stock-tabs.tsx';

const keys = ['text'] as const;

/** Goods that came in from production, and the place to take more in (F4). */
export default function ReceiptsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const [entering, setEntering] = useState(false);
  const narrowing = { text: values.text || null };
  const asked = useQuery(GoodsReceiptsDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'goodsReceipts');
  const columns = useReceiptColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('stock.receipts')}</h1>
        <StockTabs at="receipts" />
        <span className="k-grow" />
        {may('stock.receive') && (
          <>
            <Link to="/imports?kind=goodsReceipts">{t('stock.importReceipts')}</Link>
            <Button type="primary" onClick={() => setEntering(true)}>
              {t('stock.receive')}
            </Button>
          </>
        )}
      </header>
      <QueueTable<GoodsReceiptLineFragment>
        name="goodsReceipts"
        label={t('stock.receipts')}
        columns={columns}
        {...list}
        idOf={({ id }) => id}
        filters={[{ kind: 'text', key: 'text', label: t('stock.number') }]}
        filterValues={values}
        onFilter={change}
        exported={{ name: 'goods-receipts', filter: narrowing }}
        empty={<EmptyState title={t('stock.noReceipts')} detail={t('stock.noReceiptsDetail')} />}
      />
      {entering && <Enter close={() => setEntering(false)} entered={() => void asked.refetch()} />}
    </>
  );
}

function useReceiptColumns(): QueueColumn<GoodsReceiptLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('stock.number'), width: 140, render: ({ number }) => number },
      {
        key: 'day',
        title: t('stock.receivedOn'),
        width: 120,
        render: ({ receivedOn }) => <BusinessDate value={receivedOn} />,
      },
      { key: 'supplier', title: t('stock.supplier'), width: 160, render: ({ supplier }) => supplier },
      { key: 'skus', title: t('stock.skus'), width: 90, figure: true, render: ({ skus }) => <Count value={skus} /> },
      {
        key: 'quantity',
        title: t('stock.quantity'),
        width: 110,
        figure: true,
        render: ({ quantity }) => <Count value={quantity} />,
      },
      {
        key: 'amount',
        title: t('stock.amount'),
        width: 140,
        figure: true,
        render: ({ amount }) => <Money fen={amount} />,
      },
      { key: 'enteredBy', title: t('stock.enteredBy'), width: 120, render: ({ enteredBy }) => enteredBy },
    ],
    [t],
  );
}

interface Values {
  readonly number: string;
  readonly receivedOn: string;
  readonly supplier?: string;
  readonly lines: string;
}

function Enter({ close, entered }: { close: () => void; entered: () => void }): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [send] = useMutation(EnterGoodsReceiptDocument);
  const required = [{ required: true, message: t('stock.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t('stock.receive')}
      action={t('stock.receive')}
      onClose={close}
      create={async ({ number, receivedOn, supplier, lines }) => {
        const scanned = readScanned(lines);
        if (!scanned || scanned.length === 0)
          return [{ name: ['lines'], label: t('stock.lines'), text: t('stock.unreadableLines') }];
        const input = { number, receivedOn, supplier: supplier ?? null, lines: scanned };
        const { data } = await send({ variables: { input } });
        const result = data?.enterGoodsReceipt;
        if (result?.__typename !== 'GoodsReceipt') return problems(result, 'number');
        sayDone(t('stock.received', { number: result.number, quantity: result.quantity }));
        entered();
        return [];
      }}
    >
      <Form.Item name="number" label={t('stock.number')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('stock.receivedOn')} rules={required}>
        <DayInput label={t('stock.receivedOn')} />
      </Form.Item>
      <Form.Item name="supplier" label={t('stock.supplier')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="lines" label={t('stock.lines')} extra={t('stock.linesHow')} rules={required}>
        <Input.TextArea rows={8} spellCheck={false} />
      </Form.Item>
    </CreateDialog>
  );
}
