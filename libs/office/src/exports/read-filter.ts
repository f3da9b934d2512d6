import { refuseInput } from '@kefu/platform/errors';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ExportQuestion } from './export-definition.ts';

/** An export's filter as the list's own query would take it. @throws KefuError BAD_INPUT for what that would not take either */
export function readFilter<Filter extends object>(
  kind: ClassConstructor<Filter>,
  given: ExportQuestion['filter'],
): Filter {
  const filter = plainToInstance(kind, given);
  const problems = validateSync(filter, { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length > 0) throw refuseInput(problems);
  return filter;
}
