import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';

const tabs = [
  { key: 'stock', to: '/stock', permission: 'stock.read' },
  { key: 'receipts', to: '/goods-receipts', permission: 'stock.read' },
  { key: 'allocations', to: '/allocations', permission: 'allocation.read' },
  { key: 'dispatches', to: '/dispatches', permission: 'dispatch.read' },
  { key: 'stores', to: '/own-stores', permission: 'stock.read' },
  { key: 'requests', to: '/goods-requests', permission: 'goodsRequest.read' },
] as const;

/** The lists of the warehouse side by side; the one at hand is chosen. */
export function StockTabs({ at }: { at: (typeof tabs)[number]['key'] }): ReactNode {
  const t = useText();
  const go = useNavigate();
  const { may } = useSession();
  return (
    <Segmented
      aria-label={t('stock.lists')}
      value={at}
      onChange={(key) => {
        const to = tabs.find((tab) => tab.key === key)?.to;
        if (to) void go(to);
      }}
      options={tabs
        .filter(({ permission }) => may(permission))
        .map(({ key }) => ({ value: key, label: t(`stock.${key}`) }))}
    />
  );
}
