import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, NotFound, WrongState } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { careKey } from './watch.tick.ts';
import {
  RiskSignal,
  RiskSignalConnection,
  type RiskSignalsArgs,
  RiskWatchFigure,
  type SettleRiskSignalInput,
} from './watch.types.ts';
import { signalConditions, signalOrder, signalRows } from './watch-list.sql.ts';

/** The watch list as people see and settle it (T11). */
@Injectable()
export class WatchService {
  readonly #database: Database;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;

  constructor(database: Database, tasks: Tasks, audit: AuditTrail) {
    this.#database = database;
    this.#tasks = tasks;
    this.#audit = audit;
  }

  /** A page of the list, the latest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, ...filter }: RiskSignalsArgs): Promise<RiskSignalConnection> {
    const values: unknown[] = [];
    const conditions = [scopeSql(rowScope('risk.read'), {}, values), ...signalConditions(filter, values)];
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(s.found_on, s.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<RiskSignal>(
      `${signalRows} WHERE ${conditions.join(' AND ')} ORDER BY ${signalOrder} LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new RiskSignal(), row),
      ({ foundOn, id }) => encodeCursor([foundOn, id]),
    );
    return Object.assign(new RiskSignalConnection(), page);
  }

  /** How many are watched, and how many of the last 90 days' were calmed. */
  async figure(): Promise<RiskWatchFigure> {
    const { rows } = await this.#database.pool.query<{ open: number; ended: number; deEscalated: number }>(
      `SELECT count(*) FILTER (WHERE outcome IS NULL)::int AS open, count(*) FILTER (WHERE recent)::int AS ended,
         count(*) FILTER (WHERE recent AND outcome = 'deEscalated')::int AS "deEscalated"
       FROM risk_signal, LATERAL (SELECT ended_at > clock_timestamp() - interval '90 days' AS recent) r`,
    );
    const { open = 0, ended = 0, deEscalated = 0 } = rows[0] ?? {};
    return Object.assign(new RiskWatchFigure(), {
      open,
      ended,
      deEscalated,
      ratio: ended ? deEscalated / ended : null,
    });
  }

  /** Records what caring came to; of two who record at once the second is told. */
  async settle(input: SettleRiskSignalInput): Promise<RiskSignal | ChangedMeanwhile | WrongState | NotFound> {
    const refused = await this.#database.transaction(async (tx) => {
      const [found]: { outcome: string | null; version: number }[] = await tx.query(
        'SELECT outcome, version FROM risk_signal WHERE id = $1 FOR UPDATE',
        [input.id],
      );
      if (!found) return NotFound.of('signal');
      if (found.version !== input.version) return ChangedMeanwhile.of(found.version);
      if (found.outcome) return WrongState.of(found.outcome, 'The signal has its outcome');
      await tx.query(
        `UPDATE risk_signal SET outcome = $2, note = $3, ended_by_name = $4, ended_at = clock_timestamp(), version = version + 1
         WHERE id = $1`,
        [input.id, input.outcome, input.note?.trim() ?? '', currentActor().name],
      );
      await this.#tasks.settle(tx, careKey(input.id));
      await this.#audit.record(tx, {
        action: 'riskSignal.settled',
        subject: { type: 'riskSignal', id: input.id },
        after: { outcome: input.outcome },
        reason: input.note?.trim() || null,
      });
      return undefined;
    });
    if (refused) return refused;
    const { rows } = await this.#database.pool.query<RiskSignal>(`${signalRows} WHERE s.id = $1`, [input.id]);
    return rows[0] ? Object.assign(new RiskSignal(), rows[0]) : NotFound.of('signal');
  }
}
