import type { ReactNode } from 'react';
import type { FranchiseOrderRowFragment, OrderPool } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

/** Where an order stands, in a shape and a word. */
export function OrderState({ state }: { state: FranchiseOrderRowFragment['state'] }): ReactNode {
  const tone = { DRAFT: 'waiting', LOCKED: 'neutral', CONSOLIDATED: 'good', PLACED: 'good' } as const;
  return <StateChip tone={tone[state.key as keyof typeof tone] ?? 'neutral'}>{state.title}</StateChip>;
}

/** What is not as usual with an order: a difference, a pool of its own. */
export function OrderMarks({ kind, pool }: Pick<FranchiseOrderRowFragment, 'kind' | 'pool'>): ReactNode {
  const t = useText();
  return (
    <>
      {kind === 'DIFFERENCE' && <StateChip tone="warning">{t('orders.difference')}</StateChip>} <PoolChip pool={pool} />
    </>
  );
}

/** A pool of its own; nothing for the season's. */
export function PoolChip({ pool }: { pool: OrderPool }): ReactNode {
  const t = useText();
  return pool === 'MAIN' ? null : <StateChip tone="warning">{t(`orders.pool.${pool}`)}</StateChip>;
}
