import { usableSql } from '../gateways/index.ts';

/** A message in whose claim an attempt was written down: it may have left. `m` is the message. */
export const begunSql = `EXISTS (SELECT FROM send_attempt a WHERE a.message_id = m.id AND a.fence = m.fence)`;

/** Something of it may have left: in an attempt before, or in the hands of a worker whose lease is over. */
export const doubtfulSql = `(m.doubtful OR m.state = 'unknown' OR m.state = 'sending' AND ${begunSql})`;

/**
 * Whether what may have left may be asked about again (X7): under its key while the gateway remembers it, by a look-up
 * once the gateway has had the time to know. `g` is the message's gateway.
 */
const askableSql = `(g.offer = 'key' AND clock_timestamp() < m.first_attempt_at + g.key_seconds * interval '1 second'
   OR g.offer = 'lookup' AND (m.state <> 'sending' OR m.lease_until + g.settle_seconds * interval '1 second' <= clock_timestamp()))`;

/** Whether nobody but a person can say what became of it any more. */
export const undecidableSql = `(${doubtfulSql} AND (g.offer IS NULL OR g.offer = 'none'
   OR g.offer = 'key' AND clock_timestamp() >= m.first_attempt_at + g.key_seconds * interval '1 second'))`;

/** The tables that {@link dueSql} speaks of. */
export const dueFromSql = `message m JOIN message_policy p ON p.purpose = m.purpose LEFT JOIN message_gateway g ON g.name = m.gateway`;

/** What may be claimed now: planned, unknown, or left behind by a worker; inside the sending hours of its purpose. */
export const dueSql = `m.state IN ('planned', 'sending', 'unknown') AND m.expires_at > clock_timestamp()
   AND (m.state <> 'sending' OR m.lease_until < clock_timestamp())
   AND (m.retry_at IS NULL OR m.retry_at <= clock_timestamp())
   AND extract(epoch FROM (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::time) / 60 BETWEEN p.opens_minute AND p.closes_minute
   AND (NOT ${doubtfulSql} OR ${askableSql} AND g.enabled AND ${usableSql})`;

/**
 * Whether sending may go on at all (X7): nobody has frozen it, and this ledger knows the last attempt that this machine made. One
 * that does not was restored from a backup, and would send again what is already out. The mark is the parameter given.
 */
export const thawedSql = (mark: string): string => `(NOT EXISTS (SELECT FROM message_freeze WHERE released_at IS NULL)
   AND ${knownMarkSql(mark)})`;

/** Whether the ledger knows an attempt, or somebody has released the sending since it was made. */
export const knownMarkSql = (mark: string): string => `(${mark}::uuid IS NULL
   OR EXISTS (SELECT FROM send_attempt WHERE id = ${mark}::uuid)
   OR EXISTS (SELECT FROM message_freeze WHERE released_at > uuid_extract_timestamp(${mark}::uuid)))`;
