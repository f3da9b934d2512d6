import { currentActor } from '@kefu/platform/context';
import { InvalidInput, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { MortgageFee, PayMortgageFeeInput } from './fee.types.ts';
import { bookPayment, paymentProblems, referenceKnown } from './fee-payment.ts';
import { type FeeRefusal, SeenFees } from './seen-fees.ts';

/** States in which nothing is asked of the buyer any more. */
const over: readonly string[] = ['paid', 'waived', 'proved', 'cancelled'];

/** The way of a fee: told, paid in parts or whole, or let go by two people (S18). */
@Injectable()
export class FeeService {
  readonly #fees: SeenFees;

  constructor(fees: SeenFees) {
    this.#fees = fees;
  }

  /** Records that the buyer was told of a fee; telling again keeps the first day. */
  notify(id: string): Promise<MortgageFee | FeeRefusal> {
    return this.#fees.change({ id }, 'mortgageFee.notify', async (tx, fee, today) => {
      if (over.includes(fee.state)) return WrongState.of(fee.state, 'Nothing of it is owed');
      if (fee.notifiedOn) return undefined;
      await tx.query('UPDATE mortgage_fee SET notified_on = $2, version = version + 1 WHERE id = $1', [id, today]);
      await this.#fees.record(tx, fee, 'mortgageFee.notified', { kind: fee.kind, notifiedOn: today });
      return undefined;
    });
  }

  /** Books what was paid or given back; the same reference twice counts once, and more than is owed only where that is said. */
  pay({ feeId, amount, paidOn, overpaid, ...said }: PayMortgageFeeInput): Promise<MortgageFee | FeeRefusal> {
    const reference = said.reference.trim();
    return this.#fees.change({ id: feeId }, 'mortgageFee.pay', async (tx, fee, today) => {
      const problems = paymentProblems(['paidOn', paidOn], reference, today);
      if (problems.length > 0) return InvalidInput.of(problems);
      const paid = fee.paid + amount;
      // What is over may always go back.
      if (amount > 0 && fee.state !== 'paid' && over.includes(fee.state))
        return WrongState.of(fee.state, 'Nothing of it is owed');
      if (amount === 0 || paid < 0)
        return InvalidInput.at('amount', 'TOO_LITTLE', `at most ${fee.paid} fen can be given back`);
      if (amount > 0 && paid > fee.amount && !overpaid)
        return InvalidInput.at('amount', 'TOO_MUCH', `at most ${fee.amount - fee.paid} fen are owed`);
      if (await referenceKnown(tx, [feeId], reference))
        return InvalidInput.at('reference', 'ENTERED_ALREADY', 'this payment was booked already');
      await bookPayment(tx, fee, { reference, amount, paidOn });
      await this.#fees.record(tx, fee, 'mortgageFee.paid', { kind: fee.kind, amountFen: amount, paidFen: paid });
      return undefined;
    });
  }

  /** Asks that what is left of a fee be let go; somebody else decides it. */
  askWaiver(id: string, reason: string): Promise<MortgageFee | FeeRefusal> {
    return this.#fees.change({ id }, 'mortgageFee.notify', async (tx, fee) => {
      if (reason.trim().length < 4)
        return InvalidInput.at('reason', 'REASON_MISSING', 'say why, in four characters or more');
      if (over.includes(fee.state)) return WrongState.of(fee.state, 'Nothing of it is owed');
      if (fee.waiverId) return WrongState.of('asked', 'Somebody asked already');
      const actor = currentActor();
      await tx.query(
        'INSERT INTO mortgage_fee_waiver (fee_id, reason, asked_by, asked_by_name) VALUES ($1, $2, $3, $4)',
        [id, reason.trim(), actor.kind === 'person' ? actor.id : null, actor.name],
      );
      await this.#fees.record(tx, fee, 'mortgageFee.waiverAsked', { kind: fee.kind }, reason.trim());
      return undefined;
    });
  }

  /** Decides a waiver that somebody else asked for. */
  decideWaiver(id: string, approve: boolean): Promise<MortgageFee | FeeRefusal> {
    return this.#fees.change({ id }, 'mortgageFee.decideWaiver', async (tx, fee) => {
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
      await this.#fees.record(tx, fee, 'mortgageFee.waiverDecided', { kind: fee.kind, approved: approve });
      return undefined;
    });
  }
}
