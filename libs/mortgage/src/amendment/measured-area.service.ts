import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rescindCase } from '../case/rescind-case.ts';
import { cancelContract } from '../contract/cancel-contract.ts';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { type DecideAreaInput, type MeasureAreaInput, MeasuredArea, type RefundAreaInput } from './amendment.types.ts';
import { areaDifference } from './area-difference.ts';
import { settleArea } from './area-settlement.ts';

type Refusal = InvalidInput | NotFound | WrongState | ChangedMeanwhile;

const areaRows = `SELECT a.contract_id AS "contractId", a.contracted, a.measured, a.measured_on AS "measuredOn",
  a.difference_fen AS difference, a.beyond, a.decision, a.settled_fen AS settled, a.reason, a.decided_by_name AS "decidedBy",
  a.refunded_on AS "refundedOn", a.refund_reference AS "refundReference", a.version
  FROM mortgage_measured_area a JOIN mortgage_contract c ON c.id = a.contract_id`;

/** What a house measures (S18): within 3 % the difference is settled at once; beyond, the case stops until a person has decided. */
@Injectable()
export class MeasuredAreaService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #lifecycles: Lifecycles;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail, lifecycles: Lifecycles) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#lifecycles = lifecycles;
  }

  /** What the house of a contract within reach measures. */
  of(contractId: string): Promise<MeasuredArea | undefined> {
    return this.#database.transaction((tx) => one(tx, contractId, 'mortgageContract.read'));
  }

  /** Enters what was measured, once; anew while nobody has decided what is beyond. */
  async measure({ contractId, measured, measuredOn }: MeasureAreaInput): Promise<MeasuredArea | Refusal> {
    const today = await this.#calendar.today();
    if (!isBusinessDate(measuredOn)) return invalid('measuredOn', 'IMPOSSIBLE_DATE', 'a day that exists');
    if (measuredOn > today) return invalid('measuredOn', 'FUTURE_DATE', 'today or earlier');
    return this.#database.transaction(async (tx) => {
      const [contract]: { state: string; area: number; priceFen: number }[] = await tx.query(
        'SELECT state, area, price_fen AS "priceFen" FROM mortgage_contract WHERE id = $1 FOR UPDATE',
        [contractId],
      );
      if (!contract) return NotFound.of('contract');
      if (contract.state !== 'open') return WrongState.of(contract.state, 'The contract was cancelled');
      const { differenceFen, beyond } = areaDifference(contract.priceFen, contract.area, measured);
      const by = currentActor().name;
      const [kept]: object[] = await tx.query(
        `INSERT INTO mortgage_measured_area (contract_id, contracted, measured, measured_on, difference_fen, beyond, entered_by_name,
           decision, settled_fen, decided_by_name, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN NOT $6 THEN 'settle' END, CASE WHEN NOT $6 THEN $5::bigint END,
           CASE WHEN NOT $6 THEN $7 END, CASE WHEN NOT $6 THEN clock_timestamp() END)
         ON CONFLICT (contract_id) DO UPDATE SET measured = excluded.measured, measured_on = excluded.measured_on,
           difference_fen = excluded.difference_fen, beyond = excluded.beyond, entered_by_name = excluded.entered_by_name,
           decision = excluded.decision, settled_fen = excluded.settled_fen, decided_by_name = excluded.decided_by_name,
           decided_at = excluded.decided_at, version = mortgage_measured_area.version + 1
         WHERE mortgage_measured_area.decision IS NULL RETURNING contract_id`,
        [contractId, contract.area, measured, measuredOn, differenceFen, beyond, by],
      );
      if (!kept) return WrongState.of('measured', 'It was measured and settled already');
      const adjusted = beyond ? [] : await settleArea(tx, contractId, differenceFen, today);
      await this.#record(tx, contractId, 'mortgageArea.measured', {
        contracted: contract.area,
        measured,
        differenceFen,
        beyond,
        adjusted,
      });
      return (await one(tx, contractId, 'mortgageContract.amend')) ?? NotFound.of('contract');
    });
  }

  /**
   * Decides a difference beyond 3 %: settled at what both agreed on, or the buyer rescinds: then the contract is cancelled and its
   * case waits for finance to give everything back.
   */
  decide({ contractId, version, decision, settled, reason }: DecideAreaInput): Promise<MeasuredArea | Refusal> {
    const why = reason.trim();
    if (why.length < 4)
      return Promise.resolve(invalid('reason', 'REASON_MISSING', 'say why, in four characters or more'));
    if (decision === 'settle' && settled == null)
      return Promise.resolve(invalid('settled', 'REQUIRED', 'what both agreed on'));
    return this.#change(contractId, version, async (tx, area, today) => {
      if (!area.beyond || area.decision) return WrongState.of(area.decision ?? 'settled', 'It was decided already');
      const stays = decision === 'rescind' ? await this.#rescind(tx, contractId, why) : undefined;
      if (stays) return stays;
      await tx.query(
        `UPDATE mortgage_measured_area SET decision = $2, settled_fen = $3, reason = $4, decided_by_name = $5,
           decided_at = clock_timestamp(), version = version + 1 WHERE contract_id = $1`,
        [contractId, decision, decision === 'settle' ? settled : null, why, currentActor().name],
      );
      const adjusted = decision === 'settle' ? await settleArea(tx, contractId, settled ?? 0, today) : [];
      await this.#record(
        tx,
        contractId,
        'mortgageArea.decided',
        { decision, settledFen: settled ?? null, adjusted },
        why,
      );
      return undefined;
    });
  }

  /** Finance gave back what a smaller house cost too much, once. */
  refund({ contractId, version, reference, refundedOn }: RefundAreaInput): Promise<MeasuredArea | Refusal> {
    return this.#change(contractId, version, async (tx, area, today) => {
      if (!isBusinessDate(refundedOn)) return invalid('refundedOn', 'IMPOSSIBLE_DATE', 'a day that exists');
      if (refundedOn > today) return invalid('refundedOn', 'FUTURE_DATE', 'today or earlier');
      if (!reference.trim()) return invalid('reference', 'REQUIRED', 'the number of the transfer');
      if ((area.settled ?? 0) >= 0 || area.refundedOn) return WrongState.of('settled', 'Nothing is to be given back');
      await tx.query(
        `UPDATE mortgage_measured_area SET refund_reference = $2, refunded_on = $3, refunded_by_name = $4, version = version + 1
         WHERE contract_id = $1`,
        [contractId, reference.trim(), refundedOn, currentActor().name],
      );
      await this.#record(tx, contractId, 'mortgageArea.refunded', { amountFen: area.settled, refundedOn });
      return undefined;
    });
  }

  /** @returns why the case does not leave its way, or undefined once the contract is cancelled */
  async #rescind(tx: EntityManager, contractId: string, reason: string): Promise<WrongState | undefined> {
    const [known]: { id: string }[] = await tx.query('SELECT id FROM mortgage_case WHERE contract_id = $1', [
      contractId,
    ]);
    const subject = known && (await this.#lifecycles.lock(tx, { type: 'mortgageCase', id: known.id }));
    const stays = subject && (await rescindCase(tx, this.#lifecycles, subject, reason));
    if (!stays) await cancelContract(tx, this.#audit, contractId);
    return stays;
  }

  #change(
    contractId: string,
    version: number,
    work: (tx: EntityManager, area: MeasuredArea, today: string) => Promise<Refusal | undefined>,
  ): Promise<MeasuredArea | Refusal> {
    return this.#database.transaction(async (tx) => {
      // The case before the area, as its moves do.
      await tx.query('SELECT FROM mortgage_case WHERE contract_id = $1 FOR UPDATE', [contractId]);
      await tx.query('SELECT FROM mortgage_measured_area WHERE contract_id = $1 FOR UPDATE', [contractId]);
      const area = await one(tx, contractId, 'mortgageContract.read');
      if (!area) return NotFound.of('measured area');
      if (area.version !== version) return ChangedMeanwhile.of(area.version);
      const refused = await work(tx, area, await this.#calendar.today());
      return refused ?? (await one(tx, contractId, 'mortgageContract.read')) ?? NotFound.of('measured area');
    });
  }

  #record(tx: EntityManager, id: string, action: string, after: Record<string, unknown>, reason = ''): Promise<void> {
    return this.#audit.record(tx, {
      action,
      subject: { type: 'mortgageContract', id },
      after,
      reason: reason || null,
    });
  }
}

async function one(tx: EntityManager, contractId: string, permission: string): Promise<MeasuredArea | undefined> {
  const values: unknown[] = [contractId];
  const scope = contractScopeSql(rowScope(permission), values);
  const [row]: MeasuredArea[] = await tx.query(`${areaRows} WHERE a.contract_id = $1 AND ${scope}`, values);
  return row && Object.assign(new MeasuredArea(), row);
}

function invalid(path: string, code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path, code, message }]);
}
