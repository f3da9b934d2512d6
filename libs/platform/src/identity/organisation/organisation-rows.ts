import type { EntityManager } from 'typeorm';
import { openSql, todaySql } from './open-on.ts';
import { OrgUnitType, PostType } from './organisation.types.ts';

const former = (column: 'unit_id' | 'post_id', id: string): string =>
  `coalesce((SELECT jsonb_agg(jsonb_build_object('name', f.name, 'until', f.renamed_on) ORDER BY f.id DESC)
    FROM former_name f WHERE f.${column} = ${id}), '[]')`;

const held = `${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')`;

/** Units as they are shown; a condition may follow. */
export const unitRows = `
  SELECT u.id, u.kind, u.parent_id AS "parentId", u.name, u.version, u.closed_on AS "closedOn",
    ${former('unit_id', 'u.id')} AS "formerNames",
    (SELECT count(DISTINCT h.person_id)::int FROM post JOIN post_holding h ON h.post_id = post.id
     WHERE post.unit_id = u.id AND ${held}) AS people
  FROM org_unit u`;

/** Posts as they are shown; a condition may follow. */
export const postRows = `
  SELECT post.id, post.title, u.id AS "unitId", u.name AS "unitName", r.id AS "roleId", r.key AS "roleKey",
    r.name AS "roleName", above.id AS "reportsToId", above.title AS "reportsToTitle", post.version, post.closed_on AS "closedOn", ${former('post_id', 'post.id')} AS "formerTitles",
    ARRAY(SELECT p.name FROM post_holding h JOIN person p ON p.id = h.person_id
      WHERE h.post_id = post.id AND ${held} ORDER BY p.name) AS holders
  FROM post JOIN org_unit u ON u.id = post.unit_id JOIN role r ON r.id = post.role_id
    LEFT JOIN post above ON above.id = post.reports_to`;

/** Which of them a list shows: the open ones, or closed ones too. */
export const shown = (row: string, closed: boolean): string => (closed ? 'TRUE' : openSql(row));

/** A unit as it is now inside the transaction. */
export async function unitNow(tx: EntityManager, id: string): Promise<OrgUnitType> {
  const [row] = await tx.query<OrgUnitType[]>(`${unitRows} WHERE u.id = $1`, [id]);
  return Object.assign(new OrgUnitType(), row);
}

/** A post as it is now inside the transaction. */
export async function postNow(tx: EntityManager, id: string): Promise<PostType> {
  const [row] = await tx.query<PostType[]>(`${postRows} WHERE post.id = $1`, [id]);
  return Object.assign(new PostType(), row);
}
