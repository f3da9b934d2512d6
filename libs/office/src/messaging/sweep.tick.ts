import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickHandler } from '@kefu/platform/jobs';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alarms } from '../alarms/index.ts';
import { drainShard } from './drain.job.ts';
import { matchReceipts } from './receipt-match.ts';

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

  constructor(database: Database, outbox: Outbox, alarms: Alarms) {
    this.#database = database;
    this.#outbox = outbox;
    this.#alarms = alarms;
  }

  tick(): Promise<string> {
    return this.#database.transaction(async (tx) => {
      const matched = await matchReceipts(tx);
      const expired = await this.#end(
        tx,
        'messagesExpired',
        'expired',
        `state = 'planned' AND NOT doubtful AND expires_at <= clock_timestamp()`,
      );
      const parked = await this.#end(
        tx,
        'messagesParked',
        'parked',
        // Without keys nobody can ask again what became of a dead worker's sends.
        `(state = 'unknown' OR state = 'planned' AND doubtful OR state = 'sending' AND lease_until < clock_timestamp())
         AND (expires_at <= clock_timestamp() OR NOT (SELECT keyed FROM message_gateway WHERE name = 'sms'))`,
      );
      const due: { shard: number }[] = await tx.query(
        `SELECT DISTINCT m.shard FROM message m JOIN message_policy p ON p.purpose = m.purpose
         WHERE m.state IN ('planned', 'sending', 'unknown') AND m.expires_at > clock_timestamp()
           AND (m.state <> 'sending' OR m.lease_until < clock_timestamp())
           AND (m.retry_at IS NULL OR m.retry_at <= clock_timestamp())
           AND extract(epoch FROM (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::time) / 60
             BETWEEN p.opens_minute AND p.closes_minute`,
      );
      await this.#outbox.add(tx, ...due.map(({ shard }) => drainShard(shard)));
      return `due shards ${due.length}, expired ${expired}, parked ${parked}, receipts matched ${matched}`;
    });
  }

  /** Ends what is past its hour; never in silence. */
  async #end(tx: EntityManager, alarm: string, state: 'expired' | 'parked', condition: string): Promise<number> {
    const ended: Stuck[] = await tx.query(
      `WITH ended AS (
         UPDATE message SET state = $1, cause = 'WINDOW_CLOSED', lease_until = NULL, retry_at = NULL, changed_at = clock_timestamp()
         WHERE state IN ('planned', 'sending', 'unknown') AND ${condition} RETURNING purpose, business_date AS day
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
