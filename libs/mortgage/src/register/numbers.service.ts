import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SetMortgageNumberRangeInput, SettleMortgageNumbersInput } from './register.input.ts';
import { numberSql } from './register.sql.ts';
import type { MortgageNumbers } from './register.types.ts';
import { RegisterViewService } from './register-view.service.ts';

type Refusal = InvalidInput | ChangedMeanwhile | NotFound;

/** Which numbers a site may use, and what became of those that are missing (S6). */
@Injectable()
export class NumbersService {
  readonly #database: Database;
  readonly #view: RegisterViewService;
  readonly #audit: AuditTrail;

  constructor(database: Database, view: RegisterViewService, audit: AuditTrail) {
    this.#database = database;
    this.#view = view;
    this.#audit = audit;
  }

  /** Gives a site its numbers, or more of them; what was taken stays within them. */
  setRange({
    projectId,
    version,
    prefix,
    first,
    last,
  }: SetMortgageNumberRangeInput): Promise<MortgageNumbers | Refusal> {
    const named = prefix.normalize('NFKC').trim().toUpperCase();
    return this.#change(async (tx) => {
      if (!/^[A-Z0-9-]*$/.test(named)) return InvalidInput.at('input.prefix', 'BAD_FORM', 'capitals, figures, hyphens');
      const sites: object[] = await tx.query('SELECT FROM mortgage_project WHERE id = $1 FOR UPDATE', [projectId]);
      if (sites.length === 0) return NotFound.of('site');
      const [now]: { prefix: string; first: number; next: number; version: number }[] = await tx.query(
        'SELECT prefix, first, next, version FROM mortgage_number_range WHERE project_id = $1 FOR UPDATE',
        [projectId],
      );
      if ((now?.version ?? 0) !== version) return ChangedMeanwhile.of(now?.version ?? 0);
      const taken = now && now.next > now.first ? now : undefined;
      if (taken && taken.first !== first) return InvalidInput.at('input.first', 'IN_USE', `${taken.first} as it is`);
      if (taken && taken.prefix !== named) return InvalidInput.at('input.prefix', 'IN_USE', `${taken.prefix} as it is`);
      if (last < Math.max(first, (now?.next ?? first) - 1) || last > 99_999_999)
        return InvalidInput.at('input.last', 'OUT_OF_RANGE', 'after the first and after what was taken');
      const saved: object[] = await tx.query(
        `INSERT INTO mortgage_number_range (project_id, prefix, first, last, next)
         SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT FROM mortgage_number_range WHERE prefix = $2 AND project_id <> $1)
         ON CONFLICT (project_id) DO UPDATE SET prefix = $2, first = $3, last = $4, next = $5,
           version = mortgage_number_range.version + 1 RETURNING project_id`,
        [projectId, named, first, last, taken?.next ?? first],
      );
      if (saved.length === 0) return InvalidInput.at('input.prefix', 'TAKEN', 'what no other site has');
      const subject = { type: 'mortgageProject', id: projectId };
      await this.#audit.record(tx, {
        action: 'mortgageRegister.rangeSet',
        subject,
        after: { prefix: named, first, last },
      });
      return undefined;
    });
  }

  /** Says of missing numbers that they are void, or what became of them. */
  settle({ projectId, first, last, reason, ...input }: SettleMortgageNumbersInput): Promise<MortgageNumbers | Refusal> {
    const why = reason.trim();
    return this.#change(async (tx) => {
      if (!why) return InvalidInput.at('input.reason', 'REQUIRED', 'say what became of them');
      const [range]: { first: number; next: number }[] = await tx.query(
        'SELECT first, next FROM mortgage_number_range WHERE project_id = $1 FOR UPDATE',
        [projectId],
      );
      if (!range) return NotFound.of('site');
      if (first < range.first || last < first || last >= range.next || last - first >= 200)
        return InvalidInput.at('input.last', 'OUT_OF_RANGE', 'missing numbers, at most 200 at once');
      const made: object[] = await tx.query(
        `INSERT INTO mortgage_paper (project_id, serial, number, state, reason, taken_by_name)
         SELECT $1, s, ${numberSql('s')}, $4, $5, $6 FROM mortgage_number_range r, generate_series($2::int, $3::int) s
         WHERE r.project_id = $1 ON CONFLICT (project_id, serial) DO NOTHING RETURNING id`,
        [projectId, first, last, input.void ? 'void' : 'explained', why, currentActor().name],
      );
      if (made.length === 0) return InvalidInput.at('input.first', 'TAKEN', 'numbers that are missing');
      await this.#audit.record(tx, {
        action: input.void ? 'mortgageRegister.voided' : 'mortgageRegister.explained',
        subject: { type: 'mortgageProject', id: projectId },
        after: { first, last },
        reason: why,
      });
      return undefined;
    });
  }

  async #change(change: (tx: EntityManager) => Promise<Refusal | undefined>): Promise<MortgageNumbers | Refusal> {
    const refusal = await this.#database.transaction(change);
    return refusal instanceof Failure ? refusal : this.#view.numbers();
  }
}
