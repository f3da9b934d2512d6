import { currentActor } from '@kefu/platform/context';
import { type FieldProblem, fieldProblem, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { MortgageFee } from './fee.types.ts';
import { bookPayment, paymentProblems, referenceKnown } from './fee-payment.ts';
import type { ProveMortgageFundInput, SettleFeeOverpaymentInput } from './overpayment.types.ts';
import { type FeeRefusal, SeenFees } from './seen-fees.ts';

const permission = 'mortgageFee.pay';
/** States in which something is owed. */
const owing: readonly string[] = ['assessed', 'notified', 'partial'];

/** What finance decides of money that was paid and is not owed, and the fund that a buyer pays elsewhere (S18). */
@Injectable()
export class OverpaymentService {
  readonly #fees: SeenFees;

  constructor(fees: SeenFees) {
    this.#fees = fees;
  }

  /**
   * Gives back what is over on a fee, or carries it to another fee of the contract: what leaves the one reaches the other in one
   * transaction, so no fen is lost or made. Of two who settle it at once the second is told.
   */
  settle({
    id,
    version,
    decision,
    amount,
    carryTo,
    settledOn,
    ...said
  }: SettleFeeOverpaymentInput): Promise<MortgageFee | FeeRefusal> {
    const [reference, reason] = [said.reference.trim(), said.reason.trim()];
    const carried = decision === 'carry' ? (carryTo ?? '') : '';
    return this.#fees.change({ id, version, others: carried ? [carried] : [] }, permission, async (tx, fee, today) => {
      const problems: FieldProblem[] = paymentProblems(['settledOn', settledOn], reference, today);
      if (reason.length < 4)
        problems.push(fieldProblem('reason', 'REASON_MISSING', 'say why, in four characters or more'));
      if (decision === 'carry' && !carried)
        problems.push(fieldProblem('carryTo', 'REQUIRED', 'another fee of the contract'));
      if (problems.length > 0) return InvalidInput.of(problems);
      if (fee.over === 0) return WrongState.of(fee.state, 'Nothing of it is over');
      if (amount > fee.over) return InvalidInput.at('amount', 'MORE_THAN_OVER', `at most ${fee.over} fen are over`);
      const other = carried ? await this.#fees.one(tx, carried, permission, today) : undefined;
      if (carried) {
        if (!other) return NotFound.of('fee');
        if (other.contractId !== fee.contractId || other.id === fee.id)
          return InvalidInput.at('carryTo', 'OTHER_CONTRACT', 'another fee of the same contract');
        if (!owing.includes(other.state)) return WrongState.of(other.state, 'Nothing of it is owed');
        if (amount > other.amount - other.paid)
          return InvalidInput.at('amount', 'TOO_MUCH', `at most ${other.amount - other.paid} fen are owed`);
      }
      if (await referenceKnown(tx, other ? [fee.id, other.id] : [fee.id], reference))
        return InvalidInput.at('reference', 'ENTERED_ALREADY', 'this payment was booked already');
      await bookPayment(tx, fee, { reference, amount: -amount, paidOn: settledOn });
      if (other) await bookPayment(tx, other, { reference, amount, paidOn: settledOn });
      const after = { kind: fee.kind, decision, amountFen: amount, ...(other && { carriedTo: other.kind }) };
      await this.#fees.record(tx, fee, 'mortgageFee.overSettled', after, reason);
      return undefined;
    });
  }

  /** The buyer paid the fund elsewhere and brought the receipt: nothing of it is owed here, and what was paid here is over. */
  prove({ id, version, paidOn, ...said }: ProveMortgageFundInput): Promise<MortgageFee | FeeRefusal> {
    const reference = said.reference.trim();
    return this.#fees.change({ id, version }, permission, async (tx, fee, today) => {
      const problems = paymentProblems(['paidOn', paidOn], reference, today);
      if (problems.length > 0) return InvalidInput.of(problems);
      if (!fee.paidDirectly) return WrongState.of('agent', 'The office collects it: it is not paid elsewhere');
      if (!owing.includes(fee.state)) return WrongState.of(fee.state, 'Nothing of it is owed');
      await tx.query(
        `UPDATE mortgage_fee SET proof_reference = $2, proved_on = $3, proved_by_name = $4, version = version + 1 WHERE id = $1`,
        [id, reference, paidOn, currentActor().name],
      );
      await this.#fees.record(tx, fee, 'mortgageFee.proved', { kind: fee.kind, reference, paidOn });
      return undefined;
    });
  }
}
