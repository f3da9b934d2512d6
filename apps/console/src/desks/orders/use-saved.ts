import { useOpenText } from '../../shell/text.ts';
import type { Problem } from '../../ui/form-problems.tsx';

/** What the server answered a form. */
interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
}

/** What became of a form, at its fields: nothing once it was done. */
export function useSaved(): (
  answer: Answer | undefined,
  done: string,
  fields: readonly [string, ...string[]],
) => readonly Problem[] {
  const open = useOpenText();
  return (answer, done, fields) => {
    if (answer?.__typename === done) return [];
    const at = (name: string, code: string): Problem => ({
      name: [fields.includes(name) ? name : fields[0]],
      label: '',
      text: open('orders.refusal', code),
    });
    if (answer?.fields?.length) return answer.fields.map(({ path, code }) => at(path.split('.').at(-1) ?? '', code));
    return [at(fields[0], answer?.code ?? 'INTERNAL')];
  };
}
