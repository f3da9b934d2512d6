import type { PaperOutcomeFragment } from '../../gql/archive/graphql.ts';
import { type Say, useOpenText, useText } from '../../shell/text.ts';
import type { Problem } from '../../ui/form-problems.tsx';

/** The paper that an operation made of it, or undefined where it was refused. */
export function paperOf(
  outcome: PaperOutcomeFragment,
): Extract<PaperOutcomeFragment, { __typename: 'Document' }> | undefined {
  return outcome.__typename === 'Document' ? outcome : undefined;
}

/** Why an operation on a paper was refused, in words; fields of a form by their names. */
export function useRefusal(): {
  readonly words: (outcome: PaperOutcomeFragment) => string;
  readonly problems: (outcome: PaperOutcomeFragment) => Problem[];
} {
  const t = useText();
  const open = useOpenText();
  const problems = (outcome: PaperOutcomeFragment): Problem[] =>
    outcome.__typename === 'InvalidInput'
      ? outcome.fields.map(({ path, code }) => ({
          name: path.replace(/^input\./, '').split('.'),
          label: '',
          text: open('archive.problem', code),
        }))
      : [];
  return {
    problems,
    words: (outcome) =>
      problems(outcome)
        .map(({ text }) => text)
        .join(t('ui.comma')) || plain(t, outcome),
  };
}

function plain(t: Say, outcome: PaperOutcomeFragment): string {
  if (outcome.__typename === 'LentAlready') return t('archive.lentAlready', { who: outcome.borrower });
  return outcome.__typename === 'NotFound' ? t('ui.failure.NOT_FOUND') : t('archive.meanwhile');
}
