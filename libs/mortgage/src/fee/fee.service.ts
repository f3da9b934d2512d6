import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { feeRows } from './fee.sql.ts';
import { MortgageFee, type PayMortgageFeeInput } from './fee.types.ts';

type Refused = InvalidInput | NotFound | WrongState;

/** The way of a fee: told, paid in parts or whole, or let go by two people (S18). */
@Injectable()
export class FeeService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Records that the buyer was told of a fee; telling again keeps the first day. */
  notify(id: string): Promise<MortgageFee | Refused> {
    return this.#change(id, 'mortgageFee.notify', async (tx, fee, today) => {
      if (fee.state === 'paid' || fee.state === 'waived') return WrongState.of(fee.state, 'Nothing of it is owed');
      if (fee.notifiedOn) return undefined;
      await tx.query('UPDATE mortgage_fee SET notified_on = $2, version = version + 1 WHERE id = $1', [id, today]);
      await this.#record(tx, fee, 'mortgageFee.notified', { kind: fee.kind, notifiedOn: today });
      return undefined;
    });
  }

  /** Books what was paid or given back; the same reference twice counts once, and nothing is paid beyond what is owed. */
  pay({ feeId, reference, amount, paidOn }: PayMortgageFeeInput): Promise<MortgageFee | Refused> {
    const named = reference.trim();
    return this.#change(feeId, 'mortgageFee.pay', async (tx, fee, today) => {
      if (!isBusinessDate(paidOn)) return InvalidInput.at('paidOn', 'IMPOSSIBLE_DATE', 'a day that exists');
      if (paidOn > today) return InvalidInput.at('paidOn', 'FUTURE_DATE', 'today or earlier');
      if (!named) return InvalidInput.at('reference', 'REQUIRED', 'the number of the receipt');
      if (fee.state === 'waived') return WrongState.of('waived', 'It was let go');
      const paid = fee.paid + amount;
      if (amount === 0 || paid < 0)
        return InvalidInput.at('amount', 'TOO_LITTLE', `at most ${fee.paid} fen can be given back`);
      if (paid > fee.amount)
        return InvalidInput.at('amount', 'TOO_MUCH', `at most ${fee.amount - fee.paid} fen are owed`);
      const [made]: object[] = await tx.query(
        `INSERT INTO mortgage_fee_payment (fee_id, reference, amount_fen, paid_on, by_name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING id`,
        [feeId, named, amount, paidOn, currentActor().name],
      );
      if (!made) return InvalidInput.at('reference', 'ENTERED_ALREADY', 'this payment was booked already');
      await tx.query('UPDATE mortgage_fee SET paid_fen = $2, version = version + 1 WHERE id = $1', [feeId, paid]);
      await this.#record(tx, fee, 'mortgageFee.paid', { kind: fee.kind, amountFen: amount, paidFen: paid });
      return undefined;
    });
  }

  /** Asks that what is left of a fee be let go; somebody else decides it. */
  askWaiver(id: string, reason: string): Promise<MortgageFee | Refused> {
    return this.#change(id, 'mortgageFee.notify', async (tx, fee) => {
      if (reason.trim().length < 4)
        return InvalidInput.at('reason', 'REASON_MISSING', 'say why, in four characters or more');
      if (fee.state === 'paid' || fee.state === 'waived') return WrongState.of(fee.state, 'Nothing of it is owed');
      if (fee.waiverId) return WrongState.of('asked', 'Somebody asked already');
      const actor = currentActor();
      await tx.query(
        'INSERT INTO mortgage_fee_waiver (fee_id, reason, asked_by, asked_by_name) VALUES ($1, $2, $3, $4)',
        [id, reason.trim(), actor.kind === 'person' ? actor.id : null, actor.name],
      );
      await this.#record(tx, fee, 'mortgageFee.waiverAsked', { kind: fee.kind }, reason.trim());
      return undefined;
    });
  }

  /** Decides a waiver that somebody else asked for. */
  decideWaiver(id: string, approve: boolean): Promise<MortgageFee | Refused> {
    return this.#change(id, 'mortgageFee.decideWaiver', async (tx, fee) => {
      if (!fee.waiverId) return WrongState.of(fee.state, 'Nobody asks for a waiver');
      const actor = currentActor();
      const [own]: object[] = await tx.query('SELECT FROM mortgage_fee_waiver WHERE id = $1 AND asked_by = $2', [
        fee.waiverId,
        actor.id,
      ]);
      if (own) return InvalidInput.at('feeId', 'SAME_PERSON', 'somebody else than who asked');
      await tx.query(
        'UPDATE mortgage_fee_waiver SET approved = $2, decided_by_name = $3, decided_at = clock_timestamp() WHERE id = $1',
        [fee.waiverId, approve, actor.name],
      );
      if (approve) await tx.query('UPDATE mortgage_fee SET waived = true, version = version + 1 WHERE id = $1', [id]);
      await this.#record(tx, fee, 'mortgageFee.waiverDecided', { kind: fee.kind, approved: approve });
      return undefined;
    });
  }

  /** Does something to a fee within reach of a permission, under its lock. */
  #change(
    id: string,
    permission: string,
    work: (tx: EntityManager, fee: MortgageFee, today: string) => Promise<Refused | undefined>,
  ): Promise<MortgageFee | Refused> {
    return this.#database.transaction(async (tx) => {
      const today = await this.#calendar.today();
      const read = async (): Promise<MortgageFee | undefined> => {
        const values: unknown[] = [today, id];
        const scope = contractScopeSql(rowScope(permission), values);
        const [fee]: MortgageFee[] = await tx.query(`${feeRows} WHERE f.id = $2 AND ${scope}`, values);
        return fee && Object.assign(new MortgageFee(), fee);
      };
      await tx.query('SELECT FROM mortgage_fee WHERE id = $1 FOR UPDATE', [id]);
      const fee = await read();
      if (!fee) return NotFound.of('fee');
      return (await work(tx, fee, today)) ?? (await read()) ?? NotFound.of('fee');
    });
  }

  #record(
    tx: EntityManager,
    fee: MortgageFee,
    action: string,
    after: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    const subject = { type: 'mortgageContract', id: fee.contractId };
    return this.#audit.record(tx, { action, subject, after, reason: reason ?? null });
  }
}
