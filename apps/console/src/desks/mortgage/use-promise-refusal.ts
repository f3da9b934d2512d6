import type { MortgagePrivatePromiseOutcomeFragment } from '../../gql/mortgage/graphql.ts';
import { useOpenText } from '../../shell/text.ts';

/** Why a change of a promise was refused, in words; undefined once it was done. */
export function usePromiseRefusal(): (answer: MortgagePrivatePromiseOutcomeFragment) => string | undefined {
  const open = useOpenText();
  return (answer) => {
    if (answer.__typename === 'MortgagePrivatePromise') return undefined;
    if (answer.__typename === 'TransitionBlocked') return answer.reasons.map(({ text }) => text).join('；');
    const code = answer.__typename === 'InvalidInput' ? answer.fields[0]?.code : undefined;
    return open('mortgage.refusal', code ?? answer.code);
  };
}
