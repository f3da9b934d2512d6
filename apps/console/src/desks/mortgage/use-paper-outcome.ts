import type { PaperChangeFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { sayDone } from '../../ui/toasts.tsx';

/**
 * Says what became of a change in the register.
 * @returns why it was refused, '' where the request failed, undefined once it is done
 */
export function usePaperOutcome(): (outcome: PaperChangeFragment | undefined, done: () => void) => string | undefined {
  const t = useText();
  return (outcome, done) => {
    if (!outcome) return '';
    if (outcome.__typename === 'MortgagePaper') {
      sayDone(t('mortgage.saved'));
      done();
      return undefined;
    }
    if (outcome.__typename === 'InvalidInput') {
      const code = outcome.fields[0]?.code;
      if (code === 'TWICE') return t('mortgage.paperTwice');
      return t(code === 'FUTURE_DATE' ? 'mortgage.notFuture' : 'mortgage.wrongInput');
    }
    if (outcome.__typename === 'WrongState') {
      const { standing: state } = outcome;
      if (state === 'noNumbers' || state === 'usedUp' || state === 'numbered') return t(`mortgage.refused.${state}`);
      return t('mortgage.refused.unsigned');
    }
    done();
    return t(outcome.__typename === 'NotFound' ? 'ui.failure.NOT_FOUND' : 'mortgage.meanwhile');
  };
}
