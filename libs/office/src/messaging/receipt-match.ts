import type { EntityManager } from 'typeorm';

/** In no worker's hands. */
const restsSql = `(m.state <> 'sending' OR m.lease_until < clock_timestamp())`;

/**
 * Lays receipts on the messages they belong to, by the gateway's reference or by our own key (X7). A message only goes
 * forward: delivered is never taken back, undelivered may still become delivered. A receipt for a message in flight
 * waits for the answer to the sending; where that answer is lost with its worker, the receipt says what became of it.
 * @param messageIds only these messages; all that have a stray receipt where it is left out.
 * @returns how many receipts found their message.
 */
export async function matchReceipts(tx: EntityManager, messageIds?: readonly string[]): Promise<number> {
  const [matched]: [{ message_id: string }[]] = await tx.query(
    `UPDATE delivery_receipt r SET message_id = m.id FROM message m
     WHERE r.message_id IS NULL AND (m.gateway_reference = r.reference OR m.id = r.message_key) AND ${restsSql}
       AND ($1::uuid[] IS NULL OR m.id = ANY($1))
     RETURNING r.message_id`,
    [messageIds ?? null],
  );
  const ids = [...new Set(matched.map((row) => row.message_id))];
  if (ids.length === 0) return 0;
  await tx.query(
    `UPDATE message m SET state = r.status, gateway_reference = coalesce(m.gateway_reference, r.reference),
       cause = CASE WHEN r.status = 'undelivered' THEN r.code END, lease_until = NULL, retry_at = NULL, changed_at = clock_timestamp()
     FROM (
       SELECT DISTINCT ON (message_id) message_id, status, reference, code FROM delivery_receipt
       WHERE message_id = ANY($1) ORDER BY message_id, status = 'delivered' DESC, happened_at DESC
     ) r
     WHERE m.id = r.message_id AND (m.state IN ('accepted', 'unknown', 'parked', 'planned') OR m.state = 'sending' AND ${restsSql}
       OR m.state = 'undelivered' AND r.status = 'delivered')`,
    [ids],
  );
  return matched.length;
}
