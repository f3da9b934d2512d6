import { useState } from 'react';
import type { RiskRunChangedFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';

/**
 * What the server said to a change of a run, in words. What is refused stays to be read; what changed meanwhile is read again.
 * @returns `settle`, which tells whether the run changed
 */
export function useRunChange(refetch: () => void): {
  readonly refused: string | undefined;
  readonly settle: (changed: RiskRunChangedFragment) => boolean;
} {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const settle = (changed: RiskRunChangedFragment): boolean => {
    switch (changed.__typename) {
      case 'RiskRunRecord':
        setRefused(undefined);
        return true;
      case 'TransitionBlocked':
        setRefused(changed.reasons.map(({ text }) => text).join('；'));
        break;
      case 'InvalidInput':
        setRefused(t('risk.problem.input'));
        return false;
      case 'NotFound':
        setRefused(t('ui.failure.NOT_FOUND'));
        break;
      default:
        setRefused(t('risk.meanwhile'));
    }
    refetch();
    return false;
  };
  return { refused, settle };
}
