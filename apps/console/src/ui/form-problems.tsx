import type { FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../shell/text.ts';

/** What is wrong with one field, in words. */
export interface Problem {
  /** The form's own path: `['phones', 0]`. */
  readonly name: readonly (string | number)[];
  readonly label: string;
  readonly text: string;
}

/** The path that the server names (`phones.0`) as a form's path. */
export function formPath(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Puts the problems of each field there. Call with the summary's problems after a refused save. */
export function markFields<Values>(form: FormInstance<Values>, problems: readonly Problem[]): void {
  const at = (path: Problem['name']): string[] =>
    problems.filter(({ name }) => name.join('.') === path.join('.')).map(({ text }) => text);
  form.setFields(problems.map(({ name }) => ({ name: [...name] as never, errors: [...new Set(at(name))] })));
}

/** Everything wrong with the form in one place; each line jumps to its field. Takes the focus when it appears. */
export function ProblemSummary<Values>({
  form,
  problems,
}: {
  form: FormInstance<Values>;
  problems: readonly Problem[];
}): ReactNode {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className="k-problems" role="alert" tabIndex={-1}>
      <h3>{t('ui.form.problems', { count: problems.length })}</h3>
      <ul>
        {problems.map(({ name, label, text }) => (
          <li key={name.join('.')}>
            <button type="button" onClick={() => form.focusField([...name] as never)}>
              {label}
            </button>{' '}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
