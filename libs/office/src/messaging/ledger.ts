import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SendOutcome } from './gateway.ts';
import type { ClaimedMessage } from './message-source.ts';

/** Messages are spread over so many shards by their recipient; a drain job empties one. */
export const shards = 16;

/** The kind under which the words of a message are sealed. */
export const messageText = 'messageText';
defineSealedColumns({ table: 'message', key: ['id'], column: 'text_sealed', kind: messageText });

/** A message in this worker's hands. */
export interface Claimed extends ClaimedMessage {
  readonly purpose: string;
  readonly body: string;
  readonly signature: string;
  /** Of this claim; a result under another is ignored. */
  readonly fence: number;
}

/** A batch of claims, with what the gateway allows. */
export interface Claim {
  readonly messages: readonly Claimed[];
  /** Milliseconds after which the shard is worth another look; undefined when it is empty. */
  readonly againAfter: number | undefined;
  readonly leaseSeconds: number;
  readonly timeoutSeconds: number;
}

/** What became of one claimed message. */
export type Settled = { readonly id: string; readonly fence: number } & (
  | { readonly attempt: string; readonly result: SendOutcome; readonly segments: number; readonly phoneMasked: string }
  | { readonly suppressed: string }
);

interface Gateway {
  allowed: number;
  keyed: boolean;
  leaseSeconds: number;
  timeoutSeconds: number;
}

/**
 * The ledger's transitions (X7). Every step names the states it starts from, so that a late, doubled or outrun step
 * changes nothing.
 */
@Injectable()
export class Ledger {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /**
   * Takes up to `limit` messages of a shard whose hour has come, under a lease by the database's clock: planned ones,
   * unknown ones that are to be asked again, and those of a worker that died. Takes no more than the gateway's bucket
   * holds.
   */
  claim(shard: number, limit: number): Promise<Claim> {
    return this.#database.transaction(async (tx) => {
      const gateway = await this.#refill(tx);
      const messages = await this.#take(tx, shard, Math.min(limit, gateway.allowed), gateway);
      if (messages.length > 0) {
        await tx.query(`UPDATE message_gateway SET tokens = tokens - $1 WHERE name = 'sms'`, [messages.length]);
      }
      const { allowed, leaseSeconds, timeoutSeconds } = gateway;
      const exhausted = messages.length < Math.min(limit, allowed);
      // What the bucket held back is asked for again when it has filled up a little.
      return {
        messages,
        leaseSeconds,
        timeoutSeconds,
        againAfter: exhausted ? undefined : allowed < limit ? 1_000 : 0,
      };
    });
  }

  /** Writes down, before the first byte leaves, that an attempt begins and with which words. @returns attempt ids by message. */
  async beginAttempts(
    messages: readonly (Pick<Claimed, 'id' | 'fence'> & { readonly text: string })[],
    worker: string,
  ): Promise<Map<string, string>> {
    const { rows } = await this.#database.pool.query<{ id: string; message_id: string }>(
      `WITH c AS (SELECT * FROM unnest($1::uuid[], $2::int[], $4::text[]) AS c (id, fence, text)),
         worded AS (UPDATE message m SET text_sealed = c.text FROM c WHERE m.id = c.id AND m.fence = c.fence)
       INSERT INTO send_attempt (message_id, fence, worker) SELECT id, fence, $3 FROM c RETURNING id, message_id`,
      [
        messages.map(({ id }) => id),
        messages.map(({ fence }) => fence),
        worker,
        messages.map(({ text }) => this.#cipher.seal(messageText, text)),
      ],
    );
    return new Map(rows.map((row) => [row.message_id, row.id]));
  }

  /** Writes down what became of claimed messages; a claim that was outrun in the meantime leaves only its log. */
  async settle(tx: EntityManager, settled: readonly Settled[]): Promise<void> {
    const rows = settled.map((one) =>
      'suppressed' in one
        ? { id: one.id, fence: one.fence, outcome: 'suppressed', cause: one.suppressed }
        : {
            id: one.id,
            fence: one.fence,
            attempt: one.attempt,
            outcome: one.result.outcome,
            cause: 'code' in one.result ? one.result.code : null,
            reference: 'reference' in one.result ? one.result.reference : null,
            segments: one.segments,
            masked: one.phoneMasked,
          },
    );
    const table = `jsonb_to_recordset($1::jsonb) AS r (id uuid, fence int, attempt uuid, outcome text, cause text,
      reference text, segments smallint, masked text)`;
    await tx.query(
      `INSERT INTO send_result (attempt_id, outcome, code)
       SELECT attempt, outcome, cause FROM ${table} WHERE attempt IS NOT NULL ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
    await tx.query(
      `UPDATE message m SET
         state = CASE r.outcome
           WHEN 'accepted' THEN 'accepted'
           WHEN 'refused' THEN 'failed'
           WHEN 'suppressed' THEN CASE WHEN m.doubtful THEN 'parked' ELSE 'suppressed' END
           WHEN 'notSent' THEN CASE WHEN m.doubtful THEN 'unknown' ELSE 'planned' END
           ELSE CASE WHEN g.keyed THEN 'unknown' ELSE 'parked' END END,
         doubtful = m.doubtful OR r.outcome = 'unknown',
         retry_at = CASE WHEN r.outcome IN ('notSent', 'unknown')
           THEN clock_timestamp() + least(300, power(2, least(m.fence, 10))) * interval '1 second' END,
         gateway_reference = coalesce(r.reference, m.gateway_reference),
         segments = coalesce(r.segments, m.segments), address_masked = coalesce(r.masked, m.address_masked),
         cause = CASE WHEN r.outcome = 'accepted' THEN NULL ELSE r.cause END,
         lease_until = NULL, changed_at = clock_timestamp()
       FROM ${table}, message_gateway g
       WHERE m.id = r.id AND m.fence = r.fence AND m.state = 'sending' AND g.name = 'sms'`,
      [JSON.stringify(rows)],
    );
  }

  async #refill(tx: EntityManager): Promise<Gateway> {
    const [[gateway]]: [Gateway[]] = await tx.query(
      `UPDATE message_gateway SET refilled_at = clock_timestamp(), tokens = least(burst,
         tokens + rate_per_second * greatest(0, extract(epoch FROM clock_timestamp() - refilled_at)))
       WHERE name = 'sms'
       RETURNING floor(tokens)::int AS allowed, keyed, lease_seconds AS "leaseSeconds", timeout_seconds AS "timeoutSeconds"`,
    );
    if (!gateway) throw new Error('The gateway has no row');
    return gateway;
  }

  async #take(tx: EntityManager, shard: number, limit: number, gateway: Gateway): Promise<Claimed[]> {
    if (limit < 1) return [];
    const [claimed]: [(Claimed & { templateId: string; templateVersion: number })[]] = await tx.query(
      `WITH due AS (
         SELECT m.id FROM message m JOIN message_policy p ON p.purpose = m.purpose
         WHERE m.shard = $1 AND m.expires_at > clock_timestamp()
           AND (m.state = 'planned' OR $4 AND (m.state = 'unknown' OR m.state = 'sending' AND m.lease_until < clock_timestamp()))
           AND m.state IN ('planned', 'sending', 'unknown')
           AND (m.retry_at IS NULL OR m.retry_at <= clock_timestamp())
           AND extract(epoch FROM (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::time) / 60
             BETWEEN p.opens_minute AND p.closes_minute
         ORDER BY m.id LIMIT $2 FOR UPDATE OF m SKIP LOCKED
       )
       UPDATE message m SET state = 'sending', fence = fence + 1, doubtful = doubtful OR state = 'sending',
         lease_until = clock_timestamp() + $3 * interval '1 second', retry_at = NULL, changed_at = clock_timestamp()
       FROM due, message_template_version v
       WHERE m.id = due.id AND v.template_id = m.template_id AND v.version = m.template_version
       RETURNING m.id, m.recipient, m.level, m.subject_id AS "subjectId", m.purpose, m.fence, v.body, v.signature`,
      [shard, limit, gateway.leaseSeconds, gateway.keyed],
    );
    return claimed;
  }
}
