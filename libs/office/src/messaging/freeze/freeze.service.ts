import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { NotFound, WrongState } from '@kefu/platform/errors';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alarms } from '../../alarms/index.ts';
import { drainEveryShard } from '../drain-shard.ts';
import { knownMarkSql } from '../ledger-due.sql.ts';
import { LedgerMark } from '../ledger-mark.ts';
import { ReportComparison } from '../report/report-comparison.ts';
import { SendingFreeze } from './freeze.types.ts';

type Held = Omit<SendingFreeze, 'reports'>;

const open = `SELECT f.id, f.cause, f.details->>'reason' AS reason, f.frozen_by AS "frozenBy", f.frozen_at AS "frozenAt",
    (SELECT count(*)::int FROM message WHERE state IN ('planned', 'sending')) AS waiting,
    (SELECT count(*)::int FROM message WHERE state IN ('unknown', 'parked')) AS undecided,
    (SELECT count(*)::int FROM delivery_receipt WHERE message_id IS NULL) AS "strayReceipts",
    (SELECT count(DISTINCT r.message_id)::int FROM delivery_receipt r WHERE r.received_at >= f.frozen_at AND r.message_id IS NOT NULL) AS reconciled
  FROM message_freeze f WHERE f.released_at IS NULL`;

/** Stops all sending, and lets it go on by a person's word (X7). */
@Injectable()
export class FreezeService {
  readonly #database: Database;
  readonly #mark: LedgerMark;
  readonly #comparison: ReportComparison;
  readonly #alarms: Alarms;
  readonly #outbox: Outbox;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    mark: LedgerMark,
    comparison: ReportComparison,
    alarms: Alarms,
    outbox: Outbox,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#mark = mark;
    this.#comparison = comparison;
    this.#alarms = alarms;
    this.#outbox = outbox;
    this.#audit = audit;
  }

  /** What holds the sending now; undefined where nothing does. */
  current(): Promise<SendingFreeze | undefined> {
    return this.#database.transaction(async (tx) => {
      const [row]: Held[] = await tx.query(open);
      return row && this.#shown(tx, row);
    });
  }

  /** Stops the sending by a person's word. */
  async byPerson(reason: string): Promise<SendingFreeze | WrongState> {
    const frozen = await this.#database.transaction((tx) => this.freeze(tx, 'person', { reason: reason.trim() }));
    if (!frozen) return WrongState.of('frozen', 'Sending stands still already');
    return (await this.current()) ?? WrongState.of('released', 'Somebody released it meanwhile');
  }

  /** Freezes where this machine has made an attempt that the ledger does not know: it was put back from a backup. */
  async freezeIfRestored(tx: EntityManager): Promise<boolean> {
    const mark = await this.#mark.last();
    const [row]: { known: boolean }[] = await tx.query(`SELECT ${knownMarkSql('$1')} AS known`, [mark]);
    return row?.known === false && this.freeze(tx, 'restored', {});
  }

  /** @returns whether it was not frozen before */
  async freeze(
    tx: EntityManager,
    cause: 'restored' | 'strayReceipts' | 'person',
    details: Readonly<Record<string, string>>,
  ): Promise<boolean> {
    const [made]: ({ id: string } | undefined)[] = await tx.query(
      // As of the transaction's begin: the receipt that told of it came within.
      `INSERT INTO message_freeze (cause, details, frozen_by, frozen_at) VALUES ($1, $2, $3, now())
       ON CONFLICT ((true)) WHERE released_at IS NULL DO NOTHING RETURNING id`,
      [cause, JSON.stringify(details), currentActor().name],
    );
    if (!made) return false;
    await this.#alarms.raise(tx, { code: 'sendingFrozen', key: cause, lasting: true });
    await this.#audit.record(tx, {
      action: 'sending.frozen',
      subject: { type: 'sendingFreeze', id: made.id },
      after: { cause },
      ...(details.reason && { reason: details.reason }),
    });
    return true;
  }

  /**
   * Lets the sending go on; the person says what was compared. What froze by itself is released only once every report that it needs
   * leaves nothing unexplained. Of two at once one finds it released.
   */
  release(id: string, reason: string): Promise<SendingFreeze | NotFound | WrongState> {
    return this.#database.transaction(async (tx) => {
      const [row]: Held[] = await tx.query(`${open} AND f.id = $1 FOR UPDATE OF f`, [id]);
      if (!row) return NotFound.of('freeze');
      const before = await this.#shown(tx, row);
      if (before.reports.some(({ compared, unexplained }) => !compared || unexplained > 0))
        return WrongState.of('notCompared', 'Reports of gateways are missing, or not all of them is explained');
      await tx.query(
        `UPDATE message_freeze SET released_at = clock_timestamp(), released_by = $2, release_reason = $3 WHERE id = $1`,
        [id, currentActor().name, reason.trim()],
      );
      await this.#alarms.resolve(tx, 'sendingFrozen', before.cause);
      await this.#audit.record(tx, {
        action: 'sending.released',
        subject: { type: 'sendingFreeze', id },
        before: { cause: before.cause },
        reason,
      });
      await this.#outbox.add(tx, ...drainEveryShard());
      return before;
    });
  }

  async #shown(tx: EntityManager, row: Held): Promise<SendingFreeze> {
    const reports = row.cause === 'person' ? [] : await this.#comparison.needed(tx, row.frozenAt);
    return Object.assign(new SendingFreeze(), row, { reports });
  }
}
