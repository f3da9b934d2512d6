import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AlarmCode, Alarms } from '../alarms/index.ts';
import { drainShard } from './drain-shard.ts';
import { FreezeService } from './freeze/freeze.service.ts';
import { doubtfulSql, dueFromSql, dueSql, undecidableSql } from './ledger-due.sql.ts';
import { matchReceipts } from './receipt-match.ts';

/** What can leave no more, and surely has not. */
const expiredSql = `NOT ${doubtfulSql} AND m.expires_at <= clock_timestamp()`;
/** What may have left, and nobody but a person can say: the gateway is not to be asked, or its hour is over. */
const parkedSql = `(${undecidableSql} OR ${doubtfulSql} AND m.expires_at <= clock_timestamp())`;

interface Stuck {
  purpose: string;
  day: string;
  count: number;
}

/**
 * Sees that nothing in the ledger is forgotten (X7): what can leave is drained, what can leave no more is expired or parked
 * with an alarm, receipts that overtook their message find it.
 */
@HandlesTick({ name: 'messages.sweep', everySeconds: 10 })
@Injectable()
export class SweepLedger implements TickHandler {
  readonly #database: Database;
  readonly #outbox: Outbox;
  readonly #alarms: Alarms;
  readonly #freeze: FreezeService;

  constructor(database: Database, outbox: Outbox, alarms: Alarms, freeze: FreezeService) {
    this.#database = database;
    this.#outbox = outbox;
    this.#alarms = alarms;
    this.#freeze = freeze;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      await this.#freeze.freezeIfRestored(tx);
      const matched = await matchReceipts(tx);
      const expired = await this.#end(tx, 'messagesExpired', 'expired', expiredSql);
      const parked = await this.#end(tx, 'messagesParked', 'parked', parkedSql);
      const due: { shard: number }[] = await tx.query(`SELECT DISTINCT m.shard FROM ${dueFromSql} WHERE ${dueSql}`);
      await this.#outbox.add(tx, ...due.map(({ shard }) => drainShard(shard)));
      return { due: due.length, expired, parked, matched };
    });
  }

  /** Ends what is past its hour; never in silence. */
  async #end(tx: EntityManager, alarm: AlarmCode, state: 'expired' | 'parked', condition: string): Promise<number> {
    const ended: Stuck[] = await tx.query(
      `WITH ended AS (
         UPDATE message t SET state = $1, doubtful = $1 = 'parked', lease_until = NULL, retry_at = NULL,
           cause = CASE WHEN t.expires_at <= clock_timestamp() THEN 'WINDOW_CLOSED' ELSE 'NOT_KNOWN' END,
           changed_at = clock_timestamp()
         FROM (
           SELECT m.id FROM message m LEFT JOIN message_gateway g ON g.name = m.gateway
           WHERE m.state IN ('planned', 'sending', 'unknown')
             AND (m.state <> 'sending' OR m.lease_until < clock_timestamp()) AND ${condition}
           FOR UPDATE OF m SKIP LOCKED
         ) stuck
         WHERE t.id = stuck.id RETURNING t.purpose, t.business_date AS day
       )
       SELECT purpose, day, count(*)::int AS count FROM ended GROUP BY purpose, day`,
      [state],
    );
    for (const { purpose, day } of ended) {
      // The alarm tells how many lie there in all, not how many came last.
      const [{ count } = { count: 0 }]: { count: number }[] = await tx.query(
        'SELECT count(*)::int AS count FROM message WHERE state = $1 AND purpose = $2 AND business_date = $3',
        [state, purpose, day],
      );
      await this.#alarms.raise(tx, { code: alarm, key: `${purpose} ${day}`, details: { purpose, day, count } });
    }
    return ended.reduce((sum, { count }) => sum + count, 0);
  }
}
