import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { HandMortgageCopiesInput, SealMortgagePaperInput, VoidMortgageNumberInput } from './register.input.ts';
import { paperScopeSql } from './register.sql.ts';
import type { MortgagePaper, PaperState } from './register.types.ts';
import { RegisterViewService } from './register-view.service.ts';

type Refusal = InvalidInput | ChangedMeanwhile | WrongState | NotFound;

interface Locked {
  readonly contractId: string | null;
  readonly number: string;
  readonly state: PaperState;
  readonly version: number;
}

interface Change {
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** Who has the originals of a contract, its seals, and whether its number still counts (S6). The archive lends and shelves it. */
@Injectable()
export class PaperCustodyService {
  readonly #database: Database;
  readonly #view: RegisterViewService;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, view: RegisterViewService, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#view = view;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Makes a used number void, with its reason; the contract may take another. */
  void(input: VoidMortgageNumberInput): Promise<MortgagePaper | Refusal> {
    const reason = input.reason.trim();
    return this.#change(input, async (tx, { number }) => {
      if (!reason) return InvalidInput.at('input.reason', 'REQUIRED', 'say why it is void');
      await tx.query(`UPDATE mortgage_paper SET state = 'void', reason = $2 WHERE id = $1`, [input.id, reason]);
      return { action: 'mortgageRegister.voided', after: { number }, reason };
    });
  }

  /** Says who has how many originals now; whoever is not named has none. */
  hand({ copies, ...seen }: HandMortgageCopiesInput): Promise<MortgagePaper | Refusal> {
    return this.#change(seen, async (tx, { number }) => {
      const holders = copies.map(({ holder }) => holder);
      if (new Set(holders).size < holders.length)
        return InvalidInput.at('input.copies', 'TWICE', 'each holder once, with all that it has');
      await tx.query('DELETE FROM mortgage_paper_copy WHERE paper_id = $1', [seen.id]);
      await tx.query(
        'INSERT INTO mortgage_paper_copy (paper_id, holder, originals) SELECT $1, holder, originals FROM unnest($2::text[], $3::int[]) AS c (holder, originals)',
        [seen.id, holders, copies.map(({ originals }) => originals)],
      );
      const total = copies.reduce((sum, { originals }) => sum + originals, 0);
      return { action: 'mortgageRegister.handed', after: { number, copies: total } };
    });
  }

  /** Records a seal that the caller set; each kind once. */
  seal({ seal, sealedOn, ...seen }: SealMortgagePaperInput): Promise<MortgagePaper | Refusal> {
    return this.#change(seen, async (tx, { number }) => {
      if (!isBusinessDate(sealedOn)) return InvalidInput.at('input.sealedOn', 'IMPOSSIBLE_DATE', 'a day that exists');
      if (sealedOn > (await this.#calendar.today()))
        return InvalidInput.at('input.sealedOn', 'FUTURE_DATE', 'today or earlier');
      const set: object[] = await tx.query(
        `INSERT INTO mortgage_paper_seal (paper_id, seal, sealed_on, sealed_by_name) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING id`,
        [seen.id, seal, sealedOn, currentActor().name],
      );
      if (set.length === 0) return InvalidInput.at('input.seal', 'TWICE', 'a seal that it does not bear yet');
      return { action: 'mortgageRegister.sealed', after: { number, seal, sealedOn } };
    });
  }

  #change(
    { id, version }: { readonly id: string; readonly version: number },
    change: (tx: EntityManager, paper: Locked) => Promise<Refusal | Change>,
  ): Promise<MortgagePaper | Refusal> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const [paper]: Locked[] = await tx.query(
        `SELECT m.contract_id AS "contractId", m.number, m.state, m.version
         FROM mortgage_paper m LEFT JOIN mortgage_contract c ON c.id = m.contract_id
         WHERE m.id = $1 AND ${paperScopeSql(rowScope('mortgageRegister.keep'), values)} FOR UPDATE OF m`,
        values,
      );
      if (!paper) return NotFound.of('number');
      if (paper.version !== version) return ChangedMeanwhile.of(paper.version);
      if (paper.state !== 'used') return WrongState.of(paper.state, 'The number does not count');
      const done = await change(tx, paper);
      if (done instanceof Failure) return done;
      await tx.query('UPDATE mortgage_paper SET version = version + 1 WHERE id = $1', [id]);
      const { action, after, reason = null } = done;
      const subject = { type: 'mortgageContract', id: paper.contractId ?? id };
      await this.#audit.record(tx, { action, subject, after, reason });
      return (await this.#view.read(tx, id)) ?? NotFound.of('number');
    });
  }
}
