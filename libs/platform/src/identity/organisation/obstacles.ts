import type { EntityManager } from 'typeorm';
import type { ClosingObstacle } from './closing.types.ts';
import { openSql } from './open-on.ts';
import { allUnitWork } from './unit-work.ts';

const shownNames = 5;

const holders = (posts: string): string =>
  `SELECT p.name FROM post_holding h JOIN post ON post.id = h.post_id JOIN person p ON p.id = h.person_id
   WHERE ${posts} AND coalesce(h.ends_on, 'infinity') >= $2::date GROUP BY p.id, p.name ORDER BY p.name`;

/** What keeps a post from being closed from a day on: whoever holds it then or later. */
export function obstaclesOfPost(tx: EntityManager, id: string, day: string): Promise<ClosingObstacle[]> {
  return named(tx, 'holder', holders('post.id = $1'), [id, day]);
}

/** What keeps a unit from being closed from a day on: holders of its posts, units below it, work that is open in it. */
export async function obstaclesOfUnit(tx: EntityManager, id: string, day: string): Promise<ClosingObstacle[]> {
  const found = [
    ...(await named(tx, 'holder', holders('post.unit_id = $1'), [id, day])),
    ...(await named(
      tx,
      'unit',
      `SELECT u.name FROM org_unit u WHERE u.parent_id = $1 AND ${openSql('u', '$2::date')} ORDER BY u.name`,
      [id, day],
    )),
  ];
  const work = new Map<string, number>();
  for (const { kind, countSql } of allUnitWork()) {
    const [row] = await tx.query<{ count: string | number }[]>(countSql, [id]);
    work.set(kind, (work.get(kind) ?? 0) + Number(row?.count ?? 0));
  }
  for (const [kind, count] of work) if (count > 0) found.push({ kind, count, names: [] });
  return found;
}

async function named(tx: EntityManager, kind: string, text: string, values: unknown[]): Promise<ClosingObstacle[]> {
  const rows = await tx.query<{ name: string }[]>(text, values);
  return rows.length === 0
    ? []
    : [{ kind, count: rows.length, names: rows.slice(0, shownNames).map(({ name }) => name) }];
}
