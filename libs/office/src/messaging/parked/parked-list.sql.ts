import { recipientLabels } from '../message-list.sql.ts';
import type { MessageSources } from '../message-source.ts';
import type { ParkedDecision, ParkedMessage } from './parked.types.ts';

/** A parked message before its recipient has a name. */
export interface ParkedRow
  extends Omit<ParkedMessage, 'recipientLabel' | 'proposal'>,
    Omit<ParkedDecision, 'decision'> {
  readonly recipient: string;
  /** Null where nothing is proposed; then the rest of the proposal is null too. */
  readonly decision: ParkedDecision['decision'] | null;
}

/** What is parked, the oldest first, with what is proposed. */
export const parkedRows = `SELECT m.id, m.recipient, m.address_masked AS "phoneMasked", m.business_date AS "businessDate", m.purpose, m.level,
    m.cause, m.gateway, m.last_attempt_at AS "lastAttemptAt", d.decision, d.reason, d.proposed_by AS "proposedById",
    d.proposed_by_name AS "proposedBy", d.proposed_at AS "proposedAt"
  FROM message m LEFT JOIN parked_decision d ON d.message_id = m.id AND d.outcome IS NULL
  WHERE m.state = 'parked' ORDER BY m.id`;

/** Rows with the names of their recipients, each proposal by itself. */
export async function parkedOf(rows: readonly ParkedRow[], sources: MessageSources): Promise<ParkedMessage[]> {
  const labels = await recipientLabels(rows, sources);
  return rows.map(({ decision, reason, proposedById, proposedBy, proposedAt, recipient, ...row }) => ({
    ...row,
    recipientLabel: labels.get(recipient)?.label ?? '',
    proposal: decision && { decision, reason, proposedById, proposedBy, proposedAt },
  }));
}
