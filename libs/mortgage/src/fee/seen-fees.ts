import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, type InvalidInput, NotFound, type WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { feeRows } from './fee.sql.ts';
import { MortgageFee } from './fee.types.ts';

/** Why nothing was done to a fee. */
export type FeeRefusal = InvalidInput | NotFound | WrongState | ChangedMeanwhile;

/** What is done to a fee under its lock; `today` is the business day. */
type Work = (tx: EntityManager, fee: MortgageFee, today: string) => Promise<FeeRefusal | undefined>;

/** Fees under their lock, for whoever changes one: of two who do, the second sees what the first made of it (S18). */
@Injectable()
export class SeenFees {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Does something to a fee within reach of a permission, and to the others that are named: all are locked in one order. */
  change(
    {
      id,
      version,
      others = [],
    }: { readonly id: string; readonly version?: number; readonly others?: readonly string[] },
    permission: string,
    work: Work,
  ): Promise<MortgageFee | FeeRefusal> {
    return this.#database.transaction(async (tx) => {
      const today = await this.#calendar.today();
      await tx.query('SELECT FROM mortgage_fee WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [[id, ...others]]);
      const fee = await this.one(tx, id, permission, today);
      if (!fee) return NotFound.of('fee');
      if (version !== undefined && version !== fee.version) return ChangedMeanwhile.of(fee.version);
      return (await work(tx, fee, today)) ?? (await this.one(tx, id, permission, today)) ?? NotFound.of('fee');
    });
  }

  /** A fee within reach of a permission. */
  async one(tx: EntityManager, id: string, permission: string, today: string): Promise<MortgageFee | undefined> {
    const values: unknown[] = [today, id];
    const scope = contractScopeSql(rowScope(permission), values);
    const [fee]: MortgageFee[] = await tx.query(`${feeRows} WHERE f.id = $2 AND ${scope}`, values);
    return fee && Object.assign(new MortgageFee(), fee);
  }

  /** What was done to a fee stands on the record of its contract. */
  record(
    tx: EntityManager,
    { contractId }: MortgageFee,
    action: string,
    after: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    const subject = { type: 'mortgageContract', id: contractId };
    return this.#audit.record(tx, { action, subject, after, reason: reason ?? null });
  }
}
