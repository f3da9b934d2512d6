import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A job that a transaction asks for. */
export interface OutboxMessage {
  /** A queue declared by `defineQueue`. */
  readonly queue: string;
  /** The handler's name within the queue. */
  readonly job: string;
  /** Ids and nothing else: queues are plain text that people can read. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Asking twice with one key before the first was relayed is asking once. */
  readonly key?: string;
  /** Not before so many milliseconds from now. */
  readonly delay?: number;
}

/**
 * The only way by which a transaction causes anything outside of PostgreSQL: the wish is a row of the same
 * transaction, and the worker's relay turns it into a job after the commit, at least once (X11).
 */
@Injectable()
export class Outbox {
  /** Asks for jobs, in the caller's transaction. */
  async add(tx: EntityManager, ...messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query(
      `INSERT INTO outbox_message (queue, job, data, key, not_before)
       SELECT queue, job, data, key, CASE WHEN delay > 0 THEN clock_timestamp() + delay * interval '1 ms' END
       FROM jsonb_to_recordset($1::jsonb) AS asked (queue text, job text, data jsonb, key text, delay double precision)
       ON CONFLICT (queue, key) WHERE key IS NOT NULL DO NOTHING`,
      [JSON.stringify(messages)],
    );
  }
}
