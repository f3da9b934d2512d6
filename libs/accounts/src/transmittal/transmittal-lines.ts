import type { FieldProblem } from '@kefu/platform/errors';
import type { EntityManager } from 'typeorm';
import type { TransmittalItemInput } from './transmittal.input.ts';

/** What is wrong with lines that speak of what is not the branch's. @param pathOf where a line stands in the input */
export async function strangeLines(
  tx: EntityManager,
  branchId: string,
  items: readonly TransmittalItemInput[],
  pathOf: (at: number) => string,
): Promise<FieldProblem[]> {
  const known = async (table: string, ids: readonly (string | null | undefined)[]): Promise<Set<string>> => {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) AND branch_id = $2`,
      [ids.filter(Boolean), branchId],
    );
    return new Set(rows.map(({ id }) => id));
  };
  const traders = await known(
    'trader',
    items.map(({ traderId }) => traderId),
  );
  const applications = await known(
    'account_application',
    items.map(({ applicationId }) => applicationId),
  );
  const strange = (path: string, message: string): FieldProblem => ({ path, code: 'UNKNOWN', message });
  return items.flatMap(({ traderId, applicationId, type }, at) => [
    ...(traderId && !traders.has(traderId) ? [strange(`${pathOf(at)}.traderId`, 'a trader of the branch')] : []),
    ...(applicationId && !applications.has(applicationId)
      ? [strange(`${pathOf(at)}.applicationId`, 'an application of the branch')]
      : []),
    ...(type.trim() ? [] : [{ path: `${pathOf(at)}.type`, code: 'REQUIRED', message: 'what it is' }]),
  ]);
}

/**
 * Writes lines behind those that a parcel has; who writes the title of a type of paper, in whatever language, means that type.
 * @param tickedBy who found them in it, for lines that nobody had listed
 */
export async function insertLines(
  tx: EntityManager,
  transmittalId: string,
  items: readonly TransmittalItemInput[],
  tickedBy: string | null = null,
): Promise<void> {
  if (items.length === 0) return;
  await tx.query(
    `INSERT INTO transmittal_item (transmittal_id, position, trader_id, application_id, type, copies, note, tick, ticked_by_name, ticked_at)
     SELECT $1, line.place + coalesce((SELECT max(position) FROM transmittal_item WHERE transmittal_id = $1), 0),
       line.trader, line.application,
       coalesce((SELECT key FROM document_type WHERE line.type IN (title->>'zh-Hant', title->>'zh-Hans', title->>'en') LIMIT 1), line.type),
       line.copies, line.note,
       CASE WHEN $7::text IS NOT NULL THEN 'extra' END, $7, CASE WHEN $7::text IS NOT NULL THEN now() END
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[])
       WITH ORDINALITY AS line (trader, application, type, copies, note, place)`,
    [
      transmittalId,
      items.map(({ traderId }) => traderId ?? null),
      items.map(({ applicationId }) => applicationId ?? null),
      items.map(({ type }) => type.trim().normalize('NFC')),
      items.map(({ copies }) => copies ?? 1),
      items.map(({ note }) => note?.trim() ?? ''),
      tickedBy,
    ],
  );
}
