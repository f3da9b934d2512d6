import type { EntityManager } from 'typeorm';

/** Thrown inside a transaction to undo it: it would have left nobody who can manage roles. */
export class NobodyLeft extends Error {}

/**
 * Lets a change of people, posts or roles through only while somebody can still manage roles. Changes wait in line, so
 * that of two administrators who remove each other one stays.
 * @throws NobodyLeft when the change must be undone.
 */
export async function keepAdministrator<T>(tx: EntityManager, change: () => Promise<T>): Promise<T> {
  await tx.query('SELECT pg_advisory_xact_lock(4737003)');
  const result = await change();
  const [left] = await tx.query<{ some: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM person p JOIN post_holding h ON h.person_id = p.id JOIN post ON post.id = h.post_id
       JOIN role_grant g ON g.role_id = post.role_id AND g.permission = 'role.manage' AND g.scope = 'all'
       WHERE p.active AND h.starts_on <= today.day AND coalesce(h.ends_on, 'infinity') >= today.day
     ) AS some FROM (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today`,
  );
  if (!left?.some) throw new NobodyLeft();
  return result;
}
