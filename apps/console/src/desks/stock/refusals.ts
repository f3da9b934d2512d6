import { useOpenText } from '../../shell/text.ts';
import { formPath, type Problem } from '../../ui/form-problems.tsx';

/** A refusal of the server, as far as a form shows it. */
interface Refused {
  readonly code?: string;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
}

/**
 * What the server refused, at the fields of a form. A problem of a part of a field (`lines.3.sku`) stands at the form's field
 * `lines` and says which.
 */
export function useRefusals(): (refused: Refused | null | undefined, otherwise: string) => Problem[] {
  const open = useOpenText();
  return (refused, otherwise) => {
    const fields = refused?.fields ?? [{ path: otherwise, code: refused?.code ?? 'INTERNAL' }];
    return fields.map(({ path, code }) => {
      const [name = otherwise, at] = formPath(path);
      return {
        name: [name],
        label: open('stock', String(name)),
        text: open('stock.refusal', code, { line: typeof at === 'number' ? at + 1 : 0 }),
      };
    });
  };
}
