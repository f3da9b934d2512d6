import type { ValidationError } from 'class-validator';
import { KefuError } from './kefu-error.ts';

/** One broken rule of an input, by the path of its field. */
interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What class-validator found, as one refusal that names each field: `phones.0`, `IS_NOT_EMPTY`. */
export function refuseInput(found: readonly ValidationError[]): KefuError {
  const fields = problemsOf(found, '');
  return new KefuError('BAD_INPUT', fields.map((field) => `${field.path}: ${field.message}`).join('; '), { fields });
}

function problemsOf(found: readonly ValidationError[], parent: string): Problem[] {
  return found.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path,
      code: rule.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase(),
      message,
    }));
    return [...own, ...problemsOf(error.children ?? [], path)];
  });
}
