import { useOpenText } from '../../shell/text.ts';
import type { Problem } from '../../ui/form-problems.tsx';

/** What the server answered, as far as a form of the money needs it. */
export interface MoneyAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
}

/**
 * What became of a change, at the fields of its form: nothing once it was done.
 * @param words prefix of what is said of a code
 */
export function useMoneyProblems(words = 'mortgage.refusal'): (
  answer: MoneyAnswer | undefined,
  done: string,
  /** The form's fields; what names another stands at the first. */
  fields: readonly [string, ...string[]],
) => readonly Problem[] {
  const open = useOpenText();
  return (answer, done, fields) => {
    if (answer?.__typename === done) return [];
    const at = (name: string, code: string): Problem => ({
      name: [name],
      label: '',
      text: open(words, code),
    });
    if (answer?.fields?.length) {
      return answer.fields.map(({ path, code }) => {
        const name = path.split('.').at(-1) ?? '';
        return at(fields.includes(name) ? name : fields[0], code);
      });
    }
    return [at(fields[0], answer?.code ?? 'INTERNAL')];
  };
}
