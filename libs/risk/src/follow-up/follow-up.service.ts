import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, NotFound, WrongState } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { RiskRuns } from '../run/risk-runs.ts';
import {
  type RecordRiskContactInput,
  RiskFollowUp,
  RiskFollowUpConnection,
  type RiskFollowUpsArgs,
} from './follow-up.types.ts';
import { FollowUps } from './follow-ups.ts';

const followUps = `
  SELECT u.id, u.run_id AS "runId", r.trading_day AS "tradingDay", u.trader_id AS "traderId", u.notice_id AS "noticeId", t.number, t.name, b.name AS branch,
    t.priority, p.phone_masked AS "phoneMasked", n.level, u.cause, u.step, u.outcome, u.version,
    u.outcome IS NULL AND u.step <> 'secondContact' AS recordable, coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', c.id, 'step', c.step, 'outcome', c.outcome, 'note', c.note, 'madeBy', c.made_by_name,
        'madeAt', c.made_at) ORDER BY c.id) FROM risk_contact c WHERE c.follow_up_id = u.id), '[]') AS contacts
  FROM risk_follow_up u JOIN risk_run r ON r.id = u.run_id JOIN risk_notice n ON n.id = u.notice_id JOIN trader t ON t.id = u.trader_id
  JOIN org_unit b ON b.id = t.branch_id LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1`;

/** A trader's follow-up is his branch's. */
const ofBranch = { branch: 't.branch_id' } as const;

type FollowUpRow = Omit<RiskFollowUp, 'contacts'> & {
  readonly contacts: readonly (Omit<RiskFollowUp['contacts'][number], 'madeAt'> & { readonly madeAt: string })[];
};

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
  async page({ id, runId, open, first, after }: RiskFollowUpsArgs): Promise<RiskFollowUpConnection> {
    const values: unknown[] = [];
    const conditions = [scopeSql(rowScope('risk.readFollowUps'), ofBranch, values)];
    if (id) conditions.push(`u.id = $${values.push(id)}`);
    if (runId) conditions.push(`u.run_id = $${values.push(runId)}`);
    if (open != null) conditions.push(`(u.outcome IS NULL) = $${values.push(open)}`);
    if (after) conditions.push(`u.id < $${values.push(decodeCursor(after, [cursorKeys.id])[0])}::uuid`);
    const { rows } = await this.#database.pool.query<FollowUpRow>(
      `${followUps} WHERE ${conditions.join(' AND ')} ORDER BY u.id DESC LIMIT $${values.push(first + 1)}`,
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
      const scope = scopeSql(rowScope('risk.followUp'), ofBranch, values);
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
    const { rows } = await this.#database.pool.query<FollowUpRow>(`${followUps} WHERE u.id = $1`, [input.id]);
    return rows[0] ? followUpOf(rows[0]) : NotFound.of('follow-up');
  }
}

function followUpOf({ contacts, ...row }: FollowUpRow): RiskFollowUp {
  const made = contacts.map((contact) => ({ ...contact, madeAt: new Date(contact.madeAt) }));
  return Object.assign(new RiskFollowUp(), row, { contacts: made });
}
