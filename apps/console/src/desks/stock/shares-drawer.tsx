import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import {
  type AllocationRunLineFragment,
  AllocationSharesDocument,
  type AllocationSharesQuery,
  type AllocationSkuLineFragment,
} from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Why, type WhyLine } from '../../ui/why.tsx';

type Share = AllocationSharesQuery['allocationShares'][number];

/** Who waited for a SKU, what each got, and behind each figure: why (F4). */
export function SharesDrawer({
  run,
  sku,
  close,
}: {
  run: AllocationRunLineFragment;
  sku: AllocationSkuLineFragment | undefined;
  close: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Drawer
      open={sku !== undefined}
      onClose={close}
      size={680}
      title={sku && `${sku.sku} · ${sku.styleName}`}
      closable={{ 'aria-label': t('stock.close') }}
    >
      {sku && (
        <div className="k-stack">
          <Facts
            facts={(['supply', 'demand', 'given', 'leftOver'] as const).map((key) => ({
              key,
              label: t(`stock.${key}`),
              value: <Count value={sku[key]} />,
            }))}
          />
          <Shares run={run} sku={sku} />
        </div>
      )}
    </Drawer>
  );
}

function Shares({ run, sku }: { run: AllocationRunLineFragment; sku: AllocationSkuLineFragment }): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(AllocationSharesDocument, {
    variables: { runId: run.id, skuId: sku.skuId },
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('stock.franchisee')}</th>
          <th className="k-number">{t('stock.tier')}</th>
          <th>{t('stock.orderedAt')}</th>
          <th className="k-number">{t('stock.demand')}</th>
          <th className="k-number">{t('stock.given')}</th>
        </tr>
      </thead>
      <tbody>
        {data.allocationShares.map((share) => (
          <tr key={share.orderLineId}>
            <td>{share.franchisee}</td>
            <td className="k-number">{share.tier}</td>
            <td>
              <Instant value={share.orderedAt} />
            </td>
            <td className="k-number">
              <Count value={share.demand} />
            </td>
            <td className="k-number">
              <WhyShare run={run} sku={sku} share={share} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhyShare({
  run,
  sku,
  share,
}: {
  run: AllocationRunLineFragment;
  sku: AllocationSkuLineFragment;
  share: Share;
}): ReactNode {
  const t = useText();
  const count = (key: string, label: string, value: number): WhyLine => ({
    key,
    label,
    value: <Count value={value} />,
  });
  const tiers = run.mode === 'TIERS';
  const proportional = tiers && share.reason === 'SHARED';
  const lines: WhyLine[] = [
    { key: 'why', label: t('stock.why'), value: t(`stock.reason.${share.reason}`) },
    count('supply', t('stock.supply'), sku.supply),
    count('demand', t('stock.itsDemand'), share.demand),
    ...(tiers
      ? [
          count('tier', t('stock.tier'), share.tier),
          count('tierSupply', t('stock.tierSupply'), share.tierSupply),
          count('tierDemand', t('stock.tierDemand'), share.tierDemand),
        ]
      : [{ key: 'orderedAt', label: t('stock.orderedAt'), value: <Instant value={share.orderedAt} /> }]),
    ...(proportional
      ? [
          { key: 'share', label: t('stock.exactShare'), value: share.exactShare },
          count('place', t('stock.remainderPlace'), share.remainderPlace),
        ]
      : []),
    ...(run.packSize > 1 ? [count('pack', t('stock.packSize'), run.packSize)] : []),
    ...(run.minimumFill > 0
      ? [{ key: 'fill', label: t('stock.minimumFill'), value: t('stock.percent', { percent: run.minimumFill / 100 }) }]
      : []),
    count('given', t('stock.given'), share.given),
    { key: 'by', label: t('stock.decidedBy'), value: run.decidedBy ?? <None /> },
  ];
  return (
    <Why lines={lines}>
      <Count value={share.given} />
    </Why>
  );
}
