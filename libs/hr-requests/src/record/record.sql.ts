import type { RowScope } from '@kefu/platform/context';
import { openSql, todaySql } from '@kefu/platform/identity';
import { scopeSql } from '@kefu/platform/permissions';
import { incomingSql } from '../transfer/transfer-posts.ts';

const held = `${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')`;

/** What a list shows of people: `p` is the person, `e` their employment. Tenure is left to the reader. */
export const employeeRows = `
  SELECT p.id AS "personId", p.name, e.joined_on AS "joinedOn",
    coalesce(${todaySql} <= e.probation_ends_on, false) AS "onProbation",
    EXISTS (SELECT FROM discipline_case d WHERE d.person_id = p.id AND d.closed_on IS NULL) AS "disciplineOpen",
    ARRAY(SELECT post.title FROM post_holding h JOIN post ON post.id = h.post_id
      WHERE h.person_id = p.id AND ${held} ORDER BY post.title) AS posts
  FROM person p LEFT JOIN employment e ON e.person_id = p.id`;

/** SQL conditions: person `p` works here, lies within the scope, and has a part of the text in name or post; pushes onto `values`. */
export function employeeConditions(text: string | null | undefined, scope: RowScope, values: unknown[]): string[] {
  const conditions = ['p.active', scopeSql(scope, { own: 'p.id' }, values)];
  if (text?.trim()) {
    const part = `$${values.push(text.trim())}`;
    conditions.push(`(position(${part} IN p.name) > 0 OR EXISTS (SELECT FROM post_holding h JOIN post ON post.id = h.post_id
      WHERE h.person_id = p.id AND position(${part} IN post.title) > 0))`);
  }
  return conditions;
}

/** One person's whole record; whoever reads it has been asked whether they may. */
export const employeeRecord = employeeRows.replace(
  'SELECT ',
  `SELECT coalesce(e.version, 0) AS version, e.probation_ends_on AS "probationEndsOn", e.left_on AS "leftOn",
    (SELECT jsonb_build_object('id', l.id, 'name', l.name) FROM legal_entity l WHERE l.id = e.legal_entity_id) AS "legalEntity",
    coalesce((SELECT jsonb_agg(jsonb_build_object('holdingId', h.id, 'postId', post.id, 'title', post.title,
        'unitName', u.name, 'roleKey', r.key, 'roleName', r.name, 'startsOn', h.starts_on, 'endsOn', h.ends_on,
        'current', ${held}) ORDER BY h.starts_on DESC, h.id)
      FROM post_holding h JOIN post ON post.id = h.post_id JOIN org_unit u ON u.id = post.unit_id
      JOIN role r ON r.id = post.role_id WHERE h.person_id = p.id), '[]') AS holdings,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'name', i.name, 'issuedOn', i.issued_on,
        'returnedOn', i.returned_on) ORDER BY i.returned_on IS NOT NULL, i.issued_on DESC, i.id)
      FROM issued_item i WHERE i.person_id = p.id), '[]') AS "issuedItems",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'matter', d.matter, 'openedOn', d.opened_on,
        'openedByName', d.opened_by_name, 'closedOn', d.closed_on, 'outcome', d.outcome) ORDER BY d.id DESC)
      FROM discipline_case d WHERE d.person_id = p.id), '[]') AS "disciplineCases", `,
);

/** The open posts with how many they may have, have and are going to have. */
export const headCounts = `
  SELECT post.id AS "postId", post.title, u.name AS "unitName", s.authorised, coalesce(s.version, 0) AS version,
    (SELECT jsonb_build_object('id', l.id, 'name', l.name) FROM legal_entity l WHERE l.id = s.legal_entity_id) AS "legalEntity",
    (SELECT count(*)::int FROM post_holding h WHERE h.post_id = post.id AND ${held}) AS held,
    ${incomingSql('post.id')} AS incoming
  FROM post JOIN org_unit u ON u.id = post.unit_id LEFT JOIN post_establishment s ON s.post_id = post.id
  WHERE ${openSql('post')}`;
