import type { MortgageCaseOutcomeFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { sayDone } from '../../ui/toasts.tsx';

/** What is read anew once a case has changed. */
export const readAgain = [
  'MortgageKit',
  'MortgageProblems',
  'MortgageThread',
  'MortgageConsents',
  'MortgageCaseForms',
  'MortgageDrafts',
  'MortgageReviews',
  'MortgageSupplements',
  'MortgageAppointments',
  'PaperChecklist',
  'MortgageMoneyToday',
  'TasksOf',
];

/**
 * Says what became of a change of a case.
 * @returns why it was refused, '' where the request failed, undefined once it is done
 */
export function useCaseOutcome(): (
  changed: MortgageCaseOutcomeFragment | undefined,
  refetch: () => void,
) => string | undefined {
  const t = useText();
  return (changed, refetch) => {
    if (!changed) return '';
    if (changed.__typename === 'MortgageCaseRecord') {
      sayDone(t('mortgage.changed', { number: changed.number, state: changed.state.title }));
      return undefined;
    }
    refetch();
    if (changed.__typename === 'TransitionBlocked') return changed.reasons.map(({ text }) => text).join('；');
    if (changed.__typename === 'InvalidInput') return t('mortgage.wrongInput');
    return t(changed.__typename === 'NotFound' ? 'ui.failure.NOT_FOUND' : 'mortgage.meanwhile');
  };
}
