import { type BusinessDate, CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { type FieldProblem, InvalidInput } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { branchProblems } from '../trader/branch-problems.ts';
import { readTraderWish, type TraderFields } from '../trader/trader-fields.ts';
import type { Application, ApplicationKind } from './application.entity.ts';
import type { EditApplicationInput, EnterApplicationInput } from './application.input.ts';
import { ApplicationWishes } from './application-wish.ts';

/** Reads what staff write into an application (T1–T4). */
@Injectable()
export class ApplicationReading {
  readonly #calendar: CalendarService;
  readonly #wishes: ApplicationWishes;

  constructor(calendar: CalendarService, wishes: ApplicationWishes) {
    this.#calendar = calendar;
    this.#wishes = wishes;
  }

  /**
   * What an application is to say, in its columns; every problem at once, named by its field.
   * @param kept sealed fields that it wanted before and still does
   */
  async columns(
    tx: EntityManager,
    of: Pick<Application, 'kind' | 'traderKind'>,
    input: EnterApplicationInput | EditApplicationInput,
    kept: TraderFields = {},
  ): Promise<Partial<Application> | InvalidInput> {
    const today = await this.#calendar.today();
    const opens = of.kind === 'opening';
    const wished = opens || of.kind === 'change' ? (input.wish ?? {}) : {};
    const { fields, problems } = readTraderWish(wished, of.traderKind, today);
    const found = [
      ...wordProblems(of.kind, input, today),
      ...inWish([...problems, ...(await unknownBranch(tx, of.kind, fields))]),
    ];
    if (found.length > 0) return InvalidInput.of(found);
    return {
      ...this.#wishes.store({ ...kept, ...fields }),
      ...(opens && { name: fields.name ?? '', nameKey: fold(fields.name ?? '') }),
      ...(opens && fields.branchId && { branchId: fields.branchId }),
      traderNumber: input.traderNumber?.normalize('NFKC').trim() || null,
      startsOn: opens ? (input.startsOn ?? null) : null,
      years: opens || of.kind === 'renewal' ? (input.years ?? 1) : null,
      effectiveOn: of.kind === 'change' ? (input.effectiveOn ?? null) : null,
      closingReason: of.kind === 'closing' ? (input.closingReason ?? null) : null,
      note: input.note?.normalize('NFC').trim() ?? '',
    };
  }
}

/** An opening is for a branch within reach; a change may take the trader to any, which the reviewers see. */
async function unknownBranch(
  tx: EntityManager,
  kind: ApplicationKind,
  { branchId }: TraderFields,
): Promise<FieldProblem[]> {
  const scope = rowScope('application.enter');
  if (kind === 'opening') return branchProblems(tx, branchId, scope);
  return branchId === undefined ? [] : branchProblems(tx, branchId, { ...scope, all: true });
}

const inWish = (problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.map(({ path, code, message }) => ({ path: `wish.${path}`, code, message }));

/** What is wrong with the words of an application beside its wish; a problem names its field. */
function wordProblems(
  kind: ApplicationKind,
  input: EnterApplicationInput | EditApplicationInput,
  today: BusinessDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const path of ['startsOn', 'effectiveOn'] as const) {
    const day = input[path];
    if (day && !isBusinessDate(day)) problems.push({ path, code: 'IMPOSSIBLE_DATE', message: 'a day as YYYY-MM-DD' });
  }
  if (kind === 'change' && input.effectiveOn && input.effectiveOn < today) {
    problems.push({ path: 'effectiveOn', code: 'IN_THE_PAST', message: 'today or later' });
  }
  if (kind === 'closing' && !input.closingReason) {
    problems.push({ path: 'closingReason', code: 'MISSING', message: 'why the trader leaves' });
  }
  return problems;
}
