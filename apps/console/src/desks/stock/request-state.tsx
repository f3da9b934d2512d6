import type { ReactNode } from 'react';
import type { GoodsRequestState } from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

const tones = { asked: 'waiting', done: 'good', refused: 'bad' } as const;

/** Where a request for goods stands. */
export function RequestStateChip({ state }: { state: GoodsRequestState }): ReactNode {
  const t = useText();
  return <StateChip tone={tones[state]}>{t(`stock.requestState.${state}`)}</StateChip>;
}
