import type { Erased } from '@kefu/office/documents';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseErasure } from './case-erasure.ts';
import { erasureRows } from './retention.sql.ts';
import {
  type EraseMortgageDataInput,
  MortgageErasure,
  MortgageRetention,
  MortgageRetentionRule,
  type SetRetentionRuleInput,
} from './retention.types.ts';

/** For how long personal data of finished cases are kept; what is due is erased once a person confirms it (S7). */
@Injectable()
export class RetentionService {
  readonly #database: Database;
  readonly #erasure: CaseErasure;
  readonly #audit: AuditTrail;

  constructor(database: Database, erasure: CaseErasure, audit: AuditTrail) {
    this.#database = database;
    this.#erasure = erasure;
    this.#audit = audit;
  }

  /** The rules, what is due, and what was erased. */
  read(): Promise<MortgageRetention> {
    return this.#database.transaction(async (tx) => {
      const rules: MortgageRetentionRule[] = await tx.query(
        `SELECT what, outcome, months, changed_by_name AS "changedBy", version FROM mortgage_retention_rule ORDER BY outcome, what`,
      );
      const nowhere = { branchId: null, teamId: null, ownerId: null };
      return Object.assign(new MortgageRetention(), {
        rules: rules.map((row) => Object.assign(new MortgageRetentionRule(), row)),
        due: await erasures(tx, 'e.erased_at IS NULL ORDER BY e.due_on, e.id LIMIT 200'),
        erased: await erasures(tx, 'e.erased_at IS NOT NULL ORDER BY e.erased_at DESC, e.id LIMIT 100'),
        mayDecide: inScope(rowScope('mortgageRetention.decide'), nowhere),
      });
    });
  }

  /** Says for how long something is kept; the list follows with its next tick. */
  setRule(input: SetRetentionRuleInput): Promise<ChangedMeanwhile | NotFound | undefined> {
    const { what, outcome, months, version } = input;
    return this.#database.transaction(async (tx) => {
      const [rule]: { months: number; version: number }[] = await tx.query(
        'SELECT months, version FROM mortgage_retention_rule WHERE what = $1 AND outcome = $2 FOR UPDATE',
        [what, outcome],
      );
      if (!rule) return NotFound.of('rule');
      if (rule.version !== version) return ChangedMeanwhile.of(rule.version);
      await tx.query(
        `UPDATE mortgage_retention_rule SET months = $3, changed_by_name = $4, version = version + 1 WHERE what = $1 AND outcome = $2`,
        [what, outcome, months, currentActor().name],
      );
      await this.#audit.record(tx, {
        action: 'mortgageRetention.ruleSet',
        subject: { type: 'mortgageRetention', id: `${what}.${outcome}` },
        before: { months: rule.months },
        after: { months },
      });
      return undefined;
    });
  }

  /** Erases what is due. Of two who confirm at once, the second is told. */
  async erase({ id }: EraseMortgageDataInput): Promise<MortgageErasure | WrongState | NotFound> {
    const done = await this.#database.transaction((tx) => this.#erase(tx, id));
    if (done instanceof Failure) return done;
    // The keys are gone with the transaction: what fails here is litter that nobody can read.
    await done.sweep();
    const [erased] = await this.#database.transaction((tx) => erasures(tx, 'e.id = $1', [id]));
    return erased ?? NotFound.of('erasure');
  }

  async #erase(tx: EntityManager, id: string): Promise<Erased | WrongState | NotFound> {
    // The contract before its case, as whoever changes its people locks them.
    await tx.query(
      `SELECT FROM mortgage_contract c JOIN mortgage_case k ON k.contract_id = c.id JOIN mortgage_erasure e ON e.case_id = k.id
       WHERE e.id = $1 FOR UPDATE OF c`,
      [id],
    );
    const [found]: (Pick<MortgageErasure, 'caseId' | 'what' | 'outcome' | 'months' | 'dueOn' | 'erasedAt'> & {
      state: string;
    })[] = await tx.query(
      `SELECT e.case_id AS "caseId", e.what, e.outcome, e.months, e.due_on AS "dueOn", e.erased_at AS "erasedAt", k.state
       FROM mortgage_erasure e JOIN mortgage_case k ON k.id = e.case_id WHERE e.id = $1 FOR UPDATE OF e, k`,
      [id],
    );
    if (!found) return NotFound.of('erasure');
    const { caseId, what, outcome, months, dueOn } = found;
    if (found.erasedAt) return WrongState.of('erased', 'Somebody confirmed that already');
    if (found.state !== outcome) return WrongState.of(found.state, 'The case goes on');
    const erased = await this.#erasure.erase(tx, what, caseId);
    await tx.query('UPDATE mortgage_erasure SET count = $2, erased_by_name = $3, erased_at = now() WHERE id = $1', [
      id,
      erased.count,
      currentActor().name,
    ]);
    await tx.query('UPDATE mortgage_case SET version = version + 1 WHERE id = $1', [caseId]);
    await this.#audit.record(tx, {
      action: 'mortgageCase.dataErased',
      subject: { type: 'mortgageCase', id: caseId },
      after: { what, outcome, months, dueOn, count: erased.count },
    });
    return erased;
  }
}

async function erasures(tx: EntityManager, condition: string, values: unknown[] = []): Promise<MortgageErasure[]> {
  const rows: MortgageErasure[] = await tx.query(`${erasureRows} WHERE ${condition}`, values);
  return rows.map((row) => Object.assign(new MortgageErasure(), row));
}
