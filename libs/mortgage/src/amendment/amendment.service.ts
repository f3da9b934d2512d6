import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { settleMoney } from '../case/case-money.ts';
import { ContractViewService } from '../contract-view/contract-view.service.ts';
import type { MortgageContractType } from '../contract-view/contract-view.types.ts';
import type { AmendContractInput } from './amendment.types.ts';

type Refusal = InvalidInput | NotFound | WrongState | ChangedMeanwhile;
interface Amounts {
  readonly priceFen: number;
  readonly downFen: number;
  readonly commercialFen: number;
  readonly providentFundFen: number;
}

/** Amends the amounts of a contract (S6): what its case says of the gap follows in the same transaction. Fees wait for a preview. */
@Injectable()
export class AmendmentService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #contracts: ContractViewService;

  constructor(database: Database, audit: AuditTrail, contracts: ContractViewService) {
    this.#database = database;
    this.#audit = audit;
    this.#contracts = contracts;
  }

  /** Amounts that do not add up are taken, as everywhere, and stand as the gap that stops the case. */
  async amend(input: AmendContractInput): Promise<MortgageContractType | Refusal> {
    const { contractId, version, price, downPayment, commercial, providentFund } = input;
    const reason = input.reason.trim();
    if (reason.length < 4)
      return InvalidInput.of([
        { path: 'reason', code: 'REASON_MISSING', message: 'say why, in four characters or more' },
      ]);
    const refused = await this.#database.transaction(async (tx): Promise<Refusal | undefined> => {
      // The case before its contract, as its moves do.
      const cases: { id: string }[] = await tx.query(
        'SELECT id FROM mortgage_case WHERE contract_id = $1 FOR NO KEY UPDATE',
        [contractId],
      );
      const [found]: (Amounts & { state: string; version: number })[] = await tx.query(
        `SELECT price_fen AS "priceFen", down_payment_fen AS "downFen", commercial_fen AS "commercialFen",
           provident_fund_fen AS "providentFundFen", state, version FROM mortgage_contract WHERE id = $1 FOR UPDATE`,
        [contractId],
      );
      if (!found) return NotFound.of('contract');
      const { state, version: now, ...before } = found;
      if (state !== 'open') return WrongState.of(state, 'The contract was cancelled');
      if (now !== version) return ChangedMeanwhile.of(now);
      await tx.query(
        `UPDATE mortgage_contract SET price_fen = $2, down_payment_fen = $3, commercial_fen = $4, provident_fund_fen = $5,
           version = version + 1, updated_at = now() WHERE id = $1`,
        [contractId, price, downPayment, commercial, providentFund],
      );
      for (const { id } of cases) await settleMoney(tx, id);
      const after: Amounts = {
        priceFen: price,
        downFen: downPayment,
        commercialFen: commercial,
        providentFundFen: providentFund,
      };
      const subject = { type: 'mortgageContract', id: contractId };
      await this.#audit.record(tx, {
        action: 'mortgageContract.amended',
        subject,
        before: { ...before },
        after: { ...after },
        reason,
      });
      return undefined;
    });
    return refused ?? (await this.#contracts.one(contractId)) ?? NotFound.of('contract');
  }
}
