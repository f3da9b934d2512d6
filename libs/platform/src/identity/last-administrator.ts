import type { EntityManager } from 'typeorm';

/** Thrown inside a transaction to undo it: it would have left nobody who can manage roles. */
export class NobodyLeft extends Error {}

/**
 * Lets a change of people, posts or roles through only while somebody can still manage roles: today, and until no
 * earlier a day than before, so that a holding that ends next month leaves nobody out either. Changes wait in line, so
 * that of two administrators who remove each other one stays.
 * @throws NobodyLeft when the change must be undone.
 */
export async function keepAdministrator<T>(tx: EntityManager, change: () => Promise<T>): Promise<T> {
  await tx.query('SELECT pg_advisory_xact_lock(4737003)');
  const before = await managedUntil(tx);
  const result = await change();
  const after = await managedUntil(tx);
  // Where nobody could before, nobody is left out.
  if ((before.today && !after.today) || after.day < before.day) throw new NobodyLeft();
  return result;
}

/** Whether somebody can manage roles today, and the last day on which somebody can; no end is past every day. */
async function managedUntil(tx: EntityManager): Promise<{ today: boolean; day: string }> {
  const [row] = await tx.query<{ today: boolean | null; day: string | null }[]>(
    `SELECT bool_or(h.starts_on <= today.day AND coalesce(h.ends_on, 'infinity') >= today.day) AS today,
       to_char(max(coalesce(h.ends_on, '9999-12-31')), 'YYYY-MM-DD') AS day
     FROM (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today,
       person p JOIN post_holding h ON h.person_id = p.id JOIN post ON post.id = h.post_id
       JOIN role_grant g ON g.role_id = post.role_id AND g.permission = 'role.manage' AND g.scope = 'all'
     WHERE p.active`,
  );
  return { today: row?.today ?? false, day: row?.day ?? '' };
}
