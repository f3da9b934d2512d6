import { currentActor } from '@kefu/platform/context';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CaseChange, CaseChanges } from '../case/case-changes.ts';
import { personId } from '../case/person-id.ts';
import type { Unseen } from '../case/seen-case.ts';
import { openFindingSql } from './review.sql.ts';
import type {
  AddMortgageFindingInput,
  AnswerMortgageFindingInput,
  FindingField,
  WithdrawMortgageFindingInput,
} from './review.types.ts';

type Refusal = InvalidInput | NotFound | WrongState;

interface Found {
  readonly field: FindingField;
  readonly foundBy: string | null;
}

/** What a review finds, field by field, and how its author answers (S15). */
@Injectable()
export class ReviewService {
  readonly #changes: CaseChanges;

  constructor(changes: CaseChanges) {
    this.#changes = changes;
  }

  /** Says what is wrong with a field; never whoever wrote the text or handed it in. @returns why not */
  add(input: AddMortgageFindingInput): Promise<Refusal | Unseen | undefined> {
    const { id, field, severity } = input;
    const detail = input.detail.trim();
    const found = async (tx: EntityManager, { state }: { readonly state: string }): Promise<Refusal | CaseChange> => {
      if (!detail) return InvalidInput.at('input.detail', 'REQUIRED', 'say what is wrong');
      const [round]: { id: string; own: boolean }[] = await tx.query(
        `SELECT id, coalesce($2::uuid IN (author_id, drafter_id), false) AS own FROM mortgage_review
         WHERE case_id = $1 AND outcome IS NULL`,
        [id, personId()],
      );
      if (!round) return WrongState.of(state, 'The contract is not under review');
      if (round.own) return InvalidInput.at('input.id', 'SAME_PERSON', 'somebody else reviews it');
      await tx.query(
        `INSERT INTO mortgage_finding (review_id, case_id, field, severity, detail, found_by, found_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [round.id, id, field, severity, detail, personId(), currentActor().name],
      );
      return { action: 'mortgageCase.findingAdded', after: { field, severity }, reason: detail };
    };
    return this.#changes.make<Refusal>(input, found, 'mortgageCase.review');
  }

  /** Says how a finding was mended; never whoever found it. */
  answer(input: AnswerMortgageFindingInput): Promise<Refusal | Unseen | undefined> {
    const answer = input.answer.trim();
    return this.#changes.make<Refusal>(input, async (tx) => {
      const finding = await openFinding(tx, input);
      if (!('field' in finding)) return finding;
      if (!answer) return InvalidInput.at('input.answer', 'REQUIRED', 'say how it was mended');
      if (finding.foundBy !== null && finding.foundBy === personId())
        return InvalidInput.at('input.findingId', 'SAME_PERSON', 'the author answers it');
      await tx.query(
        `UPDATE mortgage_finding SET answer = $2, answered_by = $3, answered_by_name = $4, answered_at = now() WHERE id = $1`,
        [input.findingId, answer, personId(), currentActor().name],
      );
      return { action: 'mortgageCase.findingAnswered', after: { field: finding.field }, reason: answer };
    });
  }

  /** Takes back what was no fault after all; only whoever found it. */
  withdraw(input: WithdrawMortgageFindingInput): Promise<Refusal | Unseen | undefined> {
    const take = async (tx: EntityManager): Promise<Refusal | CaseChange> => {
      const finding = await openFinding(tx, input);
      if (!('field' in finding)) return finding;
      if (finding.foundBy !== personId())
        return InvalidInput.at('input.findingId', 'NOT_YOURS', 'whoever found it takes it back');
      await tx.query('UPDATE mortgage_finding SET withdrawn_at = now() WHERE id = $1', [input.findingId]);
      return { action: 'mortgageCase.findingWithdrawn', after: { field: finding.field } };
    };
    return this.#changes.make<Refusal>(input, take, 'mortgageCase.review');
  }
}

async function openFinding(
  tx: EntityManager,
  { id, findingId }: WithdrawMortgageFindingInput,
): Promise<Found | NotFound | WrongState> {
  const [row]: (Found & { open: boolean })[] = await tx.query(
    `SELECT f.field, f.found_by AS "foundBy", ${openFindingSql} AS open FROM mortgage_finding f WHERE f.id = $1 AND f.case_id = $2`,
    [findingId, id],
  );
  if (!row) return NotFound.of('finding');
  return row.open ? row : WrongState.of('answered', 'It was answered or taken back already');
}
