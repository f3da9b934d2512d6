import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { type FieldProblem, fieldProblem, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseBirth } from '../case/case-birth.ts';
import { numberForm, plainNumber } from '../contract/contract-number.ts';
import { readPayerCard } from './payer-card.ts';
import { receiptRows } from './receipt.sql.ts';
import { type EnterMortgageReceiptInput, MortgageReceipt, type ReverseMortgageReceiptInput } from './receipt.types.ts';

/** Receipts as finance enters, confirms and reverses them one by one (S13). Nothing is ever changed: a correction is a reversal and a new receipt. */
@Injectable()
export class ReceiptService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #birth: CaseBirth;
  readonly #cipher: FieldCipher;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail, birth: CaseBirth, cipher: FieldCipher) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#birth = birth;
    this.#cipher = cipher;
  }

  /** Enters a receipt. Of two who enter the same at once one wins; the other is told whose it is (`ENTERED_ALREADY`). */
  async enter(input: EnterMortgageReceiptInput): Promise<MortgageReceipt | InvalidInput | NotFound> {
    const [number, serial, bank] = [
      plainNumber(input.number ?? ''),
      input.serial?.trim() ?? '',
      input.bank?.trim() ?? '',
    ];
    const today = await this.#calendar.today();
    const problems = [
      ...dayProblem('receivedOn', input.receivedOn, today),
      ...(input.creditedOn ? dayProblem('creditedOn', input.creditedOn, today) : []),
    ];
    if (number && !numberForm.test(number))
      problems.push(fieldProblem('number', 'BAD_NUMBER', 'letters, digits and hyphens'));
    if (!number && !(serial && bank))
      problems.push(fieldProblem('number', 'NO_IDENTITY', 'a number, or bank and serial'));
    const read = readPayerCard(this.#cipher, input.payerCard ?? '', input.payerCardReason ?? '');
    if ('problem' in read) problems.push(read.problem);
    const card = 'card' in read ? read.card : null;
    if (problems.length > 0) return InvalidInput.of(problems);
    return this.#database.transaction(async (tx) => {
      const [contract]: { teamId: string }[] = await tx.query(
        'SELECT team_id AS "teamId" FROM mortgage_contract WHERE id = $1 FOR NO KEY UPDATE',
        [input.contractId],
      );
      if (!contract) return NotFound.of('contract');
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, bank, serial, amount_fen, received_on, credited_on, payer,
           remark, payer_card_sealed, payer_card_index, payer_card_masked, payer_card_reason, entered_by_name, confirmed_by_name, confirmed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10, $11, $13, $14, $15, $16, $12, CASE WHEN $9::date IS NOT NULL THEN $12 END,
           CASE WHEN $9::date IS NOT NULL THEN clock_timestamp() END)
         ON CONFLICT DO NOTHING RETURNING id`,
        [
          number || null,
          input.contractId,
          contract.teamId,
          input.kind,
          bank,
          serial || null,
          input.amount,
          input.receivedOn,
          input.creditedOn ?? null,
          input.payer?.trim() ?? '',
          input.remark?.trim() ?? '',
          currentActor().name,
          card?.sealed ?? null,
          card?.index ?? null,
          card?.masked ?? null,
          card?.reason ?? null,
        ],
      );
      if (!made) return this.#enteredAlready(tx, number, bank, serial);
      await this.#audit.record(tx, {
        action: 'mortgageReceipt.entered',
        subject: { type: 'mortgageContract', id: input.contractId },
        after: {
          number,
          serial,
          bank,
          kind: input.kind,
          amountFen: input.amount,
          creditedOn: input.creditedOn ?? null,
          ...(card && { payerCard: card.masked }),
        },
        reason: card?.reason ?? null,
      });
      // Once the confirmed down payments reach the minimum the contract has its case.
      if (input.creditedOn) await this.#birth.openFor(tx, input.contractId);
      return one(tx, made.id);
    });
  }

  /** Finance says on which day the money was there; from then on it counts. */
  async confirm(id: string, creditedOn: string): Promise<MortgageReceipt | InvalidInput | NotFound | WrongState> {
    const problems = dayProblem('creditedOn', creditedOn, await this.#calendar.today());
    if (problems.length > 0) return InvalidInput.of(problems);
    return this.#database.transaction(async (tx) => {
      const receipt = await lock(tx, id);
      if (!receipt) return NotFound.of('receipt');
      if (receipt.creditedOn) return WrongState.of('confirmed', 'The receipt was confirmed already');
      await tx.query(
        'UPDATE mortgage_receipt SET credited_on = $2, confirmed_by_name = $3, confirmed_at = clock_timestamp() WHERE id = $1',
        [id, creditedOn, currentActor().name],
      );
      await this.#audit.record(tx, {
        action: 'mortgageReceipt.confirmed',
        subject: { type: 'mortgageContract', id: receipt.contractId },
        after: { number: receipt.number, amountFen: receipt.amount, creditedOn },
      });
      await this.#birth.openFor(tx, receipt.contractId);
      return one(tx, id);
    });
  }

  /** Cancels a confirmed receipt, whole or in part; it lowers the month in which it is booked. */
  async reverse(input: ReverseMortgageReceiptInput): Promise<MortgageReceipt | InvalidInput | NotFound | WrongState> {
    const number = plainNumber(input.number);
    const problems = dayProblem('creditedOn', input.creditedOn, await this.#calendar.today());
    if (!numberForm.test(number)) problems.push(fieldProblem('number', 'BAD_NUMBER', 'letters, digits and hyphens'));
    if (input.reason.trim().length < 4)
      problems.push(fieldProblem('reason', 'REASON_MISSING', 'say why, in four characters or more'));
    if (problems.length > 0) return InvalidInput.of(problems);
    return this.#database.transaction(async (tx) => {
      const receipt = await lock(tx, input.id);
      if (!receipt) return NotFound.of('receipt');
      if (receipt.amount < 0) return WrongState.of('reversal', 'A reversal is not reversed: enter the receipt anew');
      if (!receipt.creditedOn) return WrongState.of('unconfirmed', 'It does not count yet');
      if (receipt.creditedOn > input.creditedOn)
        return InvalidInput.of([fieldProblem('creditedOn', 'REVERSED_BEFORE', 'not before it was credited')]);
      const left = receipt.amount + receipt.reversed;
      const amount = input.amount ?? left;
      if (amount > left || left === 0)
        return InvalidInput.of([fieldProblem('amount', 'REVERSED_TOO_MUCH', `at most ${left} fen`)]);
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, bank, amount_fen, received_on, credited_on, reverses_id, payer,
           remark, entered_by_name, confirmed_by_name, confirmed_at)
         SELECT $2, contract_id, team_id, kind, bank, $3::bigint, $4, $4, id, payer, $5, $6, $6, clock_timestamp()
         FROM mortgage_receipt WHERE id = $1 ON CONFLICT DO NOTHING RETURNING id`,
        [input.id, number, -amount, input.creditedOn, input.reason.trim(), currentActor().name],
      );
      if (!made) return this.#enteredAlready(tx, number, '', '');
      await this.#audit.record(tx, {
        action: 'mortgageReceipt.reversed',
        subject: { type: 'mortgageContract', id: receipt.contractId },
        after: { number, reverses: receipt.number, amountFen: -amount, creditedOn: input.creditedOn },
        reason: input.reason.trim(),
      });
      return one(tx, made.id);
    });
  }

  async #enteredAlready(tx: EntityManager, number: string, bank: string, serial: string): Promise<InvalidInput> {
    const [known]: { by: string; number: boolean }[] = await tx.query(
      `SELECT entered_by_name AS by, coalesce(number = $1, false) AS number FROM mortgage_receipt
       WHERE number = $1 OR (bank = $2 AND serial = $3) LIMIT 1`,
      [number, bank, serial],
    );
    const path = known && !known.number ? 'serial' : 'number';
    return InvalidInput.of([fieldProblem(path, 'ENTERED_ALREADY', `entered already by ${known?.by ?? 'somebody'}`)]);
  }
}

async function lock(tx: EntityManager, id: string): Promise<MortgageReceipt | undefined> {
  const [found]: object[] = await tx.query('SELECT FROM mortgage_receipt WHERE id = $1 FOR UPDATE', [id]);
  return found && one(tx, id);
}

async function one(tx: EntityManager, id: string): Promise<MortgageReceipt> {
  const [row]: MortgageReceipt[] = await tx.query(`${receiptRows} WHERE r.id = $1`, [id]);
  return Object.assign(new MortgageReceipt(), row);
}

function dayProblem(path: string, day: string, today: string): FieldProblem[] {
  if (!isBusinessDate(day)) return [fieldProblem(path, 'IMPOSSIBLE_DATE', 'a day that exists')];
  return day > today ? [fieldProblem(path, 'FUTURE_DATE', 'today or earlier')] : [];
}
