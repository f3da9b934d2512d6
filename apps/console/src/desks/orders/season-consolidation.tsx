import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  ConsolidateSeasonDocument,
  type ConsolidationLineFragment,
  ConsolidationOfDocument,
  PlaceConsolidationDocument,
  type SeasonLineFragment,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Instant, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { PoolChip } from './order-state.tsx';

type Month = ConsolidationLineFragment['productionOrders'][number];

/** What is locked becomes production orders; and those that were made before, to be placed (F1). */
export function SeasonConsolidation({
  season,
  changed,
}: {
  season: SeasonLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [refused, setRefused] = useState<string>();
  const { data, error, refetch } = useQuery(ConsolidationOfDocument, {
    variables: { seasonId: season.id },
    fetchPolicy: 'cache-and-network',
  });
  useChanges('season', season.id, () => void refetch());
  const [consolidate, made] = useMutation(ConsolidateSeasonDocument, { onError: () => {} });
  const [place, placed] = useMutation(PlaceConsolidationDocument, { onError: () => {} });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { consolidationPreview: preview, consolidations } = data;
  const after = async (answer: { __typename: string } | undefined, done: string): Promise<void> => {
    setRefused(answer && answer.__typename !== 'Consolidation' ? t('orders.meanwhile') : undefined);
    if (answer?.__typename === 'Consolidation') sayDone(done);
    await refetch();
    changed();
  };
  const begin = async (): Promise<void> => {
    const { data: answer } = await consolidate({ variables: { seasonId: season.id } });
    await after(answer?.made, t('orders.consolidatedNowDone', { count: preview.orders }));
  };
  const send = async (id: string): Promise<void> => {
    const { data: answer } = await place({ variables: { id } });
    await after(answer?.made, t('orders.placedDone'));
  };
  return (
    <Section title={t('orders.consolidation')}>
      <FailureAlert error={made.error ?? placed.error} />
      <Refusal why={refused} />
      {preview.orders === 0 && <p className="k-quiet">{t('orders.nothingLocked')}</p>}
      {preview.unchecked > 0 && <p>{t('orders.stillUnchecked', { count: preview.unchecked })}</p>}
      {preview.orders > 0 && (
        <>
          <p>
            {t('orders.toConsolidate', { count: preview.orders })} <Count value={preview.quantity} /> ·{' '}
            <Money fen={preview.amount} />
          </p>
          <Months rows={preview.months.map((month) => ({ ...month, id: `${month.month} ${month.pool}` }))} />
          {may('franchiseOrder.consolidate') && (
            <div className="k-actions o-below">
              <Popconfirm
                title={t('orders.consolidateDetail')}
                okText={t('orders.consolidate')}
                cancelText={t('ui.cancel')}
                onConfirm={() => void begin()}
              >
                <Button type="primary" loading={made.loading}>
                  {t('orders.consolidate')}
                </Button>
              </Popconfirm>
            </div>
          )}
        </>
      )}
      {consolidations.map((each) => (
        <section key={each.id} aria-label={t('orders.consolidation')}>
          <h3>
            <Instant value={each.madeAt} /> · {each.madeBy} · {t('orders.ofOrders', { count: each.orders })} ·{' '}
            <Count value={each.quantity} /> · <Money fen={each.amount} />
          </h3>
          <Months rows={each.productionOrders} />
          {may('franchiseOrder.consolidate') && each.productionOrders.some(({ state }) => state === 'DRAFT') && (
            <div className="k-actions">
              <Button loading={placed.loading} onClick={() => void send(each.id)}>
                {t('orders.place')}
              </Button>
            </div>
          )}
        </section>
      ))}
    </Section>
  );
}

function Months({
  rows,
}: {
  rows: readonly (Pick<Month, 'id' | 'month' | 'pool' | 'skus' | 'quantity' | 'amount'> & Partial<Month>)[];
}): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('orders.month')}</th>
          <th>{t('orders.pool')}</th>
          <th>{t('orders.productionOrder')}</th>
          <th className="k-number">{t('orders.skus')}</th>
          <th className="k-number">{t('orders.pieces')}</th>
          <th className="k-number">{t('orders.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, month, pool, number, state, skus, quantity, amount }) => (
          <tr key={id}>
            <td>{monthName(month)}</td>
            <td>{pool === 'MAIN' ? t('orders.pool.MAIN') : <PoolChip pool={pool} />}</td>
            <td>
              {number && <Link to={`/production-orders/${id}`}>{number}</Link>}{' '}
              {state && (
                <StateChip tone={state === 'PLACED' ? 'good' : 'waiting'}>{t(`orders.production.${state}`)}</StateChip>
              )}
            </td>
            <td className="k-number">
              <Count value={skus} />
            </td>
            <td className="k-number">
              <Count value={quantity} />
            </td>
            <td className="k-number">
              <Money fen={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
