import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, NotFound, WrongState } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { RiskRuns } from '../run/risk-runs.ts';
import {
  type RecordRiskContactInput,
  type RiskFollowUp,
  RiskFollowUpConnection,
  type RiskFollowUpsArgs,
} from './follow-up.types.ts';
import { type FollowUpRow, followUpConditions, followUpOf, followUpReach, followUpRows } from './follow-up-list.sql.ts';
import { FollowUps } from './follow-ups.ts';

/** Follow-ups as people see and settle them (T9). */
@Injectable()
export class FollowUpService {
  readonly #database: Database;
  readonly #followUps: FollowUps;
  readonly #runs: RiskRuns;
  readonly #audit: AuditTrail;

  constructor(database: Database, steps: FollowUps, runs: RiskRuns, audit: AuditTrail) {
    this.#database = database;
    this.#followUps = steps;
    this.#runs = runs;
    this.#audit = audit;
  }

  /** A page of follow-ups, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, ...filter }: RiskFollowUpsArgs): Promise<RiskFollowUpConnection> {
    const values: unknown[] = [];
    const conditions = [followUpReach(rowScope('risk.readFollowUps'), values), ...followUpConditions(filter, values)];
    if (after) conditions.push(`u.id < $${values.push(decodeCursor(after, [cursorKeys.id])[0])}::uuid`);
    const { rows } = await this.#database.pool.query<FollowUpRow>(
      `${followUpRows} WHERE ${conditions.join(' AND ')} ORDER BY u.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    return Object.assign(
      new RiskFollowUpConnection(),
      pageOf(rows, first, followUpOf, ({ id }) => encodeCursor([id])),
    );
  }

  /** Records what a call or a branch came to; of two who record at once the second sees what the first recorded. */
  async record(input: RecordRiskContactInput): Promise<RiskFollowUp | ChangedMeanwhile | WrongState | NotFound> {
    const refused = await this.#database.transaction(async (tx) => {
      const values: unknown[] = [input.id];
      const scope = followUpReach(rowScope('risk.followUp'), values);
      const [found]: { step: string; outcome: string | null; version: number; runId: string }[] = await tx.query(
        `SELECT u.step, u.outcome, u.version, u.run_id AS "runId" FROM risk_follow_up u JOIN trader t ON t.id = u.trader_id
         WHERE u.id = $1 AND ${scope} FOR UPDATE OF u`,
        values,
      );
      if (!found) return NotFound.of('follow-up');
      if (found.version !== input.version) return ChangedMeanwhile.of(found.version);
      if (found.outcome) return WrongState.of(found.outcome, 'The follow-up is over');
      if (found.step === 'secondContact') return WrongState.of(found.step, 'The second message is on its way');
      const note = input.note?.trim() ?? '';
      if (input.outcome === 'notReached' && found.step === 'telephone')
        await this.#followUps.leadOn(tx, input.id, found.step, input.outcome, note, 'branch');
      else await this.#followUps.end(tx, input.id, found.step, input.outcome, note);
      await this.#audit.record(tx, {
        action: 'riskFollowUp.recorded',
        subject: { type: 'riskFollowUp', id: input.id },
        after: { step: found.step, outcome: input.outcome },
        reason: note || null,
      });
      await this.#runs.tell(tx, found.runId);
      return undefined;
    });
    if (refused) return refused;
    const { rows } = await this.#database.pool.query<FollowUpRow>(`${followUpRows} WHERE u.id = $1`, [input.id]);
    return rows[0] ? followUpOf(rows[0]) : NotFound.of('follow-up');
  }
}
