import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Database, sqlByValue } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SendOutcome } from '../gateways/index.ts';
import { doubtfulSql, dueFromSql, dueSql, thawedSql } from './ledger-due.sql.ts';
import { LedgerMark } from './ledger-mark.ts';
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
  readonly templateId: string;
  readonly branchId: string | null;
  /** Of this claim; a result under another is ignored. */
  readonly fence: number;
  /** The gateway that an attempt went to; null: nothing can have left. */
  readonly gateway: string | null;
  /** Something may have left already. */
  readonly doubtful: boolean;
  readonly firstAttemptAt: Date | null;
}

/** A message with its words, on its way to a gateway. */
export interface Departure {
  readonly id: string;
  readonly fence: number;
  readonly text: string;
  readonly gateway: string;
  /** Blind index of the phone. */
  readonly phoneIndex: Buffer;
}

/** What became of one claimed message. */
export type Settled = { readonly id: string; readonly fence: number } & (
  | {
      /** Where it was or would have been sent. */
      readonly gateway: string | null;
      /** Undefined: nothing was begun; a look-up or the lack of a place decided. */
      readonly attempt: string | undefined;
      readonly result: SendOutcome;
      readonly segments: number;
      readonly phoneMasked: string;
    }
  | { readonly suppressed: string }
);

/** Codes of what did not leave for reasons of our own: tried again at once. */
const ours = ['STOPPING', 'LEASE_RAN_OUT', 'BUCKET_EMPTY'];

/**
 * The ledger's transitions (X7). Every step names the states it starts from, so that a late, doubled or outrun step
 * changes nothing.
 */
@Injectable()
export class Ledger {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #mark: LedgerMark;

  constructor(database: Database, cipher: FieldCipher, mark: LedgerMark) {
    this.#database = database;
    this.#cipher = cipher;
    this.#mark = mark;
  }

  /**
   * Takes up to `limit` messages of a shard whose hour has come, under a lease by the database's clock: planned ones,
   * unknown ones that are to be asked about again, and those of a worker that died. Nothing while sending is frozen.
   */
  async claim(shard: number, limit: number, leaseSeconds: number): Promise<Claimed[]> {
    if (limit < 1) return [];
    return this.#database.query<Claimed & Record<string, unknown>>(claim, [
      shard,
      limit,
      leaseSeconds,
      await this.#mark.last(),
    ]);
  }

  /**
   * Writes down, before the first byte leaves, that an attempt begins, with which words and at which gateway. A claim that was
   * outrun in the meantime begins nothing; nor does one whose phone got as many of its template as it may within a day: workers that
   * would write to one phone do so one after the other.
   * @returns attempt ids by message; null where the phone got enough
   */
  async beginAttempts(departures: readonly Departure[], worker: string): Promise<Map<string, string | null>> {
    if (departures.length === 0) return new Map();
    const phones = departures.map(({ phoneIndex }) => phoneIndex);
    const rows = await this.#database.transaction(async (tx): Promise<{ id: string | null; message_id: string }[]> => {
      await tx.query(holdPhones, [phones]);
      return tx.query(beginAttempts, [
        departures.map(({ id }) => id),
        departures.map(({ fence }) => fence),
        departures.map(({ text }) => this.#cipher.seal(messageText, text)),
        departures.map(({ gateway }) => gateway),
        phones,
        worker,
      ]);
    });
    await this.#mark.note(rows.flatMap(({ id }) => id ?? []));
    return new Map(rows.map((row) => [row.message_id, row.id]));
  }

  /**
   * Writes down what became of claimed messages; a claim that was outrun in the meantime leaves only its log.
   * @returns in how many milliseconds which shards hold something to try again
   */
  async settle(tx: EntityManager, settled: readonly Settled[]): Promise<{ shard: number; wait: number }[]> {
    const results = settled.map((one) => ('suppressed' in one ? undefined : one));
    return tx.query(settleMessages, [
      settled.map(({ id }) => id),
      settled.map(({ fence }) => fence),
      results.map((one) => one?.attempt ?? null),
      results.map((one) => one?.result.outcome ?? 'suppressed'),
      settled.map((one) => ('suppressed' in one ? one.suppressed : 'code' in one.result ? one.result.code : null)),
      results.map((one) => (one && 'reference' in one.result ? one.result.reference : null)),
      results.map((one) => one?.segments ?? null),
      results.map((one) => one?.phoneMasked ?? null),
      results.map((one) => one?.gateway ?? null),
      ours,
    ]);
  }
}

// Planned for its values each time: a plan made while the ledger was empty would be remembered far too long.
const claim = sqlByValue(
  `WITH due AS (
     SELECT m.id, ${doubtfulSql} AS doubtful FROM ${dueFromSql} WHERE m.shard = $1 AND ${dueSql} AND ${thawedSql('$4')}
     ORDER BY m.id LIMIT $2 FOR UPDATE OF m SKIP LOCKED
   )
   UPDATE message m SET state = 'sending', fence = fence + 1, doubtful = due.doubtful,
     lease_until = clock_timestamp() + $3 * interval '1 second', retry_at = NULL, changed_at = clock_timestamp()
   FROM due, message_template_version v
   WHERE m.id = due.id AND v.template_id = m.template_id AND v.version = m.template_version
   RETURNING m.id, m.recipient, m.level, m.subject_id AS "subjectId", m.purpose, m.fence, m.gateway, m.doubtful,
     m.branch_id AS "branchId", m.template_id AS "templateId", m.first_attempt_at AS "firstAttemptAt", v.body, v.signature`,
);

// In one order, so that two workers never wait for each other. What the other wrote is seen by the statement after this one.
const holdPhones = `SELECT pg_advisory_xact_lock(phone) FROM (
  SELECT DISTINCT hashtextextended(encode(phone, 'hex'), 0) AS phone FROM unnest($1::bytea[]) AS p (phone) ORDER BY phone) held`;

const beginAttempts = `
  WITH ready AS (
    SELECT c.*, m.template_id, m.purpose, row_number() OVER (PARTITION BY c.phone, m.template_id ORDER BY m.id) AS place
    FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::bytea[]) AS c (id, fence, text, gateway, phone)
    JOIN message m ON m.id = c.id AND m.fence = c.fence AND m.state = 'sending'
  ), within AS (
    SELECT r.* FROM ready r JOIN message_policy p USING (purpose)
    WHERE r.place + (
      SELECT count(*) FROM (
        SELECT FROM message o WHERE o.phone_index = r.phone AND o.template_id = r.template_id AND o.id <> r.id
          AND o.last_attempt_at > clock_timestamp() - interval '24 hours' LIMIT p.per_phone
      ) sent
    ) <= p.per_phone
  ), begun AS (
    UPDATE message m SET text_sealed = w.text, gateway = w.gateway, phone_index = w.phone, last_attempt_at = clock_timestamp(),
      first_attempt_at = CASE WHEN m.doubtful THEN m.first_attempt_at ELSE clock_timestamp() END
    FROM within w WHERE m.id = w.id AND m.fence = w.fence AND m.state = 'sending' RETURNING m.id, m.fence
  ), attempt AS (
    INSERT INTO send_attempt (message_id, fence, worker) SELECT id, fence, $6 FROM begun RETURNING id, message_id
  )
  SELECT a.id, a.message_id FROM attempt a
  UNION ALL SELECT NULL, r.id FROM ready r WHERE r.id NOT IN (SELECT id FROM within)`;

// Of two attempts one may have been taken although the other was refused: a person looks. What has surely not left may go
// another way; what may have left stays with its gateway.
const settleMessages = `
  WITH r AS (
    SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::smallint[], $8::text[], $9::text[])
      AS r (id, fence, attempt, outcome, cause, reference, segments, masked, gateway)
  ), logged AS (
    INSERT INTO send_result (attempt_id, outcome, code)
    SELECT attempt, outcome, cause FROM r WHERE attempt IS NOT NULL ON CONFLICT DO NOTHING
  ), settled AS (UPDATE message m SET
    state = CASE r.outcome
      WHEN 'accepted' THEN 'accepted'
      WHEN 'refused' THEN CASE WHEN m.doubtful THEN 'parked' ELSE 'failed' END
      WHEN 'suppressed' THEN CASE WHEN m.doubtful THEN 'parked' ELSE 'suppressed' END
      WHEN 'notSent' THEN CASE WHEN m.doubtful THEN 'unknown' ELSE 'planned' END
      ELSE CASE WHEN g.offer IN ('key', 'lookup') THEN 'unknown' ELSE 'parked' END END,
    doubtful = m.doubtful OR r.outcome = 'unknown',
    gateway = CASE WHEN r.outcome = 'notSent' AND NOT m.doubtful THEN NULL ELSE m.gateway END,
    retry_at = CASE
      WHEN r.outcome = 'notSent' AND r.cause = ANY($10) THEN clock_timestamp() + interval '1 second'
      WHEN r.outcome = 'notSent' AND r.cause = 'PHONE_WINDOW' THEN clock_timestamp() + interval '10 minutes'
      WHEN r.outcome = 'unknown' AND g.offer = 'lookup' THEN clock_timestamp()
        + (g.settle_seconds + least(300, g.retry_seconds * (power(2, least(m.fence, 10) - 1) - 1))) * interval '1 second'
      WHEN r.outcome IN ('notSent', 'unknown') THEN clock_timestamp()
        + least(300, coalesce(g.retry_seconds, 2) * power(2, least(m.fence, 10) - 1)) * interval '1 second' END,
    gateway_reference = coalesce(r.reference, m.gateway_reference),
    segments = coalesce(r.segments, m.segments), address_masked = coalesce(r.masked, m.address_masked),
    cause = CASE WHEN r.outcome = 'accepted' THEN NULL ELSE r.cause END,
    lease_until = NULL, changed_at = clock_timestamp()
  FROM r LEFT JOIN message_gateway g ON g.name = r.gateway
  WHERE m.id = r.id AND m.fence = r.fence AND m.state = 'sending' RETURNING m.shard, m.retry_at)
  SELECT shard, greatest(1, extract(epoch FROM min(retry_at) - clock_timestamp()) * 1000)::float8 AS wait
  FROM settled WHERE retry_at IS NOT NULL GROUP BY shard`;
