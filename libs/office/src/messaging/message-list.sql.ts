import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import type { Message, MessageListArgs } from './message.types.ts';
import type { MessageSources, RecipientLabel } from './message-source.ts';

/** A line of the ledger before its recipient has a name. */
export type MessageRow = Omit<Message, 'recipientLabel' | 'phoneMasked'> & { masked: string | null };

/** What lists show of message `m`. */
export const messageColumns = `m.id, m.recipient, m.business_date AS "businessDate", m.purpose, m.level, m.state, m.cause, m.segments,
  m.address_masked AS masked, m.created_at AS "createdAt", m.changed_at AS "changedAt", m.expires_at AS "expiresAt"`;

/** Which lines of the ledger a person may read and asks for. */
export type MessageFilter = Pick<
  MessageListArgs,
  'states' | 'businessDate' | 'purpose' | 'level' | 'recipient' | 'text'
>;

/** What a filter and the caller's scope ask of message `m`; pushes onto `values`. */
export function messageConditions(
  filter: MessageFilter,
  scope: RowScope,
  values: unknown[],
  sources: MessageSources,
): string[] {
  const conditions = [scopeSql(scope, { branch: 'm.branch_id' }, values)];
  const where = (condition: string, value: unknown): void => {
    if (value !== undefined && value !== null) conditions.push(condition.replace('?', `$${values.push(value)}`));
  };
  where('m.state = ANY(?)', filter.states?.length ? filter.states : undefined);
  where('m.business_date = ?', filter.businessDate);
  where('m.purpose = ?', filter.purpose);
  where('m.level = ?', filter.level);
  where('m.recipient = ?', filter.recipient);
  const text = fold(filter.text ?? '');
  if (text) conditions.push(`m.recipient IN (${sources.soughtSql(`$${values.push(text)}`)})`);
  return conditions;
}

/** Names and masked phones of recipients, one look-up for each purpose. */
export async function recipientLabels(
  rows: readonly Pick<MessageRow, 'purpose' | 'recipient'>[],
  sources: MessageSources,
): Promise<Map<string, RecipientLabel>> {
  const labels = new Map<string, RecipientLabel>();
  for (const purpose of new Set(rows.map((row) => row.purpose))) {
    const ids = rows.filter((row) => row.purpose === purpose).map((row) => row.recipient);
    for (const [id, label] of (await sources.of(purpose)?.label(ids)) ?? []) labels.set(id, label);
  }
  return labels;
}

/** Lines with the names of their recipients and their masked phones. */
export async function labelled<Row extends MessageRow>(
  rows: readonly Row[],
  sources: MessageSources,
): Promise<(Row & Message)[]> {
  const labels = await recipientLabels(rows, sources);
  return rows.map((row) => ({
    ...row,
    recipientLabel: labels.get(row.recipient)?.label ?? '',
    phoneMasked: row.masked ?? labels.get(row.recipient)?.phoneMasked ?? null,
  }));
}
