import type { FieldProblem } from '@kefu/platform/errors';
import type { MapImportInput } from './import.input.ts';
import { type ImportKind, missingColumns } from './import-kind.ts';
import type { ImportRun } from './import-run.entity.ts';

/** What is wrong with a mapping: columns that are missing, unknown or given twice, settings that there are not. */
export function mappingProblems(
  kind: ImportKind,
  run: ImportRun,
  input: MapImportInput,
  mapping: readonly string[],
): FieldProblem[] {
  const problems = missingColumns(kind, mapping).map((key) => ({
    path: `headings.${key}`,
    code: 'MISSING_COLUMN',
    message: `No heading is mapped to ${key}`,
  }));
  const same = input.headings.length === run.headings.length;
  if (!same || input.headings.some(({ heading }, i) => heading !== run.headings[i])) {
    problems.push({
      path: 'headings',
      code: 'OTHER_HEADINGS',
      message: 'Send every heading, in the order of the file',
    });
  }
  mapping.forEach((key, i) => {
    if (key === '') return;
    const known = kind.columns.some((column) => column.key === key);
    if (known && mapping.indexOf(key) === i) return;
    const code = known ? 'TWICE' : 'UNKNOWN_COLUMN';
    problems.push({ path: `headings.${i}.column`, code, message: `${key} is ${known ? 'mapped twice' : 'no column'}` });
  });
  for (const [i, { key, value }] of (input.settings ?? []).entries()) {
    const choices = kind.options.find((option) => option.key === key)?.choices;
    if (choices?.some((choice) => choice.value === value)) continue;
    problems.push({ path: `settings.${i}`, code: 'UNKNOWN_SETTING', message: 'No such setting or choice' });
  }
  return problems;
}
