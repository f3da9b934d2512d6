import type { ReactNode } from 'react';
import type { WhoseTime } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';

/** Whose time it may be, whoever works here first. */
export const whoseTime = ['us', 'customer', 'bank', 'site'] as const satisfies readonly WhoseTime[];

/** Whose time it is: a word beside the colour. */
export function WhoseChip({ whose }: { whose: WhoseTime }): ReactNode {
  const t = useText();
  return (
    <span className="m-whose" data-whose={whose}>
      {t(`mortgage.whose.${whose}`)}
    </span>
  );
}
