import type { ArchiveFilter } from './archive.types.ts';
import { reachedDossiersSql } from './dossier.ts';
import { inForceSql } from './dossier-reading.ts';
import { goodSql, horizonSql, outlastedSql, servesSql, todaySql } from './standing.ts';

/** SQL condition: paper `d` of type `k` is kept for good and near its end or past it, and nothing outlasts it. */
const runsOut = `f.kept AND d.expires_on <= ${horizonSql}
  AND d.expires_on <= ${todaySql} + coalesce((SELECT max(days) FROM unnest(k.remind_days) days), 0)
  AND NOT ${outlastedSql('f.subject_type', 'f.id')}`;
const oldestFirst = { key: null, backwards: false };
const firstToExpire = { key: 'd.expires_on::text', backwards: false };
const firstToReturn = { key: 'l.due_on::text', backwards: false };

/** How each shelf of the archive is chosen and ordered, by a key or by the age of its papers alone; `d` is the paper, `l` its open loan, `f` whose it is. */
export const shelfSql = {
  all: { condition: 'TRUE', key: null, backwards: true },
  unverified: { condition: 'd.verified_at IS NULL', ...oldestFirst },
  unplaced: { condition: `d.form = 'original' AND d.cabinet IS NULL AND l.id IS NULL`, ...oldestFirst },
  expiring: { condition: `d.expires_on >= ${todaySql} AND ${runsOut}`, ...firstToExpire },
  expired: { condition: `d.expires_on < ${todaySql} AND ${runsOut}`, ...firstToExpire },
  lent: { condition: 'l.id IS NOT NULL', ...firstToReturn },
  overdue: { condition: `l.due_on < ${todaySql}`, ...firstToReturn },
} as const;

/**
 * SQL for the papers that the caller reaches, each once, with whose they are: rather the record that keeps it for good than
 * the one with which it was handed in. Joins `d`, `k`, `l`, `f`.
 */
export function archivedSql(values: unknown[], condition: string): string {
  return `document d JOIN document_type k ON k.key = d.type
    LEFT JOIN document_loan l ON l.document_id = d.id AND l.returned_at IS NULL
    CROSS JOIN LATERAL (
      SELECT r.* FROM document_filing g CROSS JOIN LATERAL (${reachedDossiersSql('document.read', values, 'g')}) r
      WHERE g.document_id = d.id AND ${condition} ORDER BY r.kept DESC LIMIT 1
    ) f LEFT JOIN org_unit b ON b.id = f.branch_id
    WHERE d.withdrawn_at IS NULL`;
}

/** SQL for what is required for good: `checklist`, `type`, `form`. Conditional papers are asked of single cases alone. */
const needSql = `SELECT c.key AS checklist, item->>'type' AS type, item->>'form' AS form
  FROM document_checklist c, LATERAL ${inForceSql('c.key', 'NULL::timestamptz')} v, jsonb_array_elements(v.items) item
  WHERE (item->>'required')::boolean AND jsonb_array_length(item->'when') = 0`;

/** SQL for the dossiers that are kept for good, with `required` and `there`; within the caller's reach. */
export function keptDossiersSql(values: unknown[]): string {
  return `SELECT r.subject_type, r.id, r.title, r.branch_id, r.checklist, coalesce(n.required, 0) AS required, t.there
    FROM (${reachedDossiersSql('document.read', values)}) r
    LEFT JOIN (SELECT checklist, count(*)::int AS required FROM (${needSql}) n GROUP BY checklist) n ON n.checklist = r.checklist
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT d.type)::int AS there FROM document_filing g JOIN document d ON d.id = g.document_id
        JOIN (${needSql}) n ON n.checklist = r.checklist AND n.type = d.type AND ${servesSql('n.form')}
      WHERE g.subject_type = r.subject_type AND g.subject_id = r.id
    ) t WHERE r.kept`;
}

/** SQL for what dossier `r` lacks and how it stands, as JSON: `type`, `standing`. */
export const lackingSql = `SELECT coalesce(json_agg(json_build_object('type', n.type, 'standing',
    CASE WHEN p.any IS NULL THEN 'missing' WHEN p.good THEN 'wrongForm' ELSE 'expired' END)), '[]') AS lacking
  FROM (${needSql}) n, LATERAL (
    SELECT bool_or(${servesSql('n.form')}) AS serves, bool_or(${goodSql}) AS good, bool_or(TRUE) AS any
    FROM document_filing g JOIN document d ON d.id = g.document_id AND d.type = n.type AND d.withdrawn_at IS NULL
    WHERE g.subject_type = r.subject_type AND g.subject_id = r.id
  ) p WHERE n.checklist = r.checklist AND p.serves IS NOT TRUE`;

/**
 * SQL for how complete the kept dossiers are by branch; within the caller's reach. Papers and their filings are
 * joined first and as a whole: joined dossier by dossier, a million papers took minutes.
 */
export function completenessSql(values: unknown[]): string {
  return `WITH need AS MATERIALIZED (${needSql}),
    dossier AS MATERIALIZED (
      SELECT r.subject_type, r.id, r.branch_id, r.checklist FROM (${reachedDossiersSql('document.read', values)}) r WHERE r.kept
    ), paper AS MATERIALIZED (
      SELECT g.subject_type, g.subject_id, d.type, d.form, d.expires_on, d.withdrawn_at
      FROM document_filing g JOIN document d ON d.id = g.document_id WHERE d.type IN (SELECT type FROM need)
    ), there AS (
      SELECT f.subject_type, f.id, count(DISTINCT d.type)::int AS there
      FROM paper d JOIN dossier f ON f.subject_type = d.subject_type AND f.id = d.subject_id
        JOIN need n ON n.checklist = f.checklist AND n.type = d.type AND ${servesSql('n.form')}
      GROUP BY f.subject_type, f.id
    ), counted AS (
      SELECT f.branch_id, coalesce(n.required, 0) AS required, coalesce(t.there, 0) AS there
      FROM dossier f LEFT JOIN (SELECT checklist, count(*)::int AS required FROM need GROUP BY checklist) n USING (checklist)
        LEFT JOIN there t USING (subject_type, id)
    )
    SELECT b.id AS "branchId", b.name AS branch, count(*)::int AS dossiers,
      count(*) FILTER (WHERE there >= required)::int AS complete, sum(required)::int AS required, sum(there)::int AS there
    FROM counted c JOIN org_unit b ON b.id = c.branch_id
    GROUP BY b.id, b.name, b.name_key ORDER BY b.name_key`;
}

/** SQL condition about dossier `r`. @param cabinet SQL for a cabinet that the text may name */
export function aboutSql(
  { branchIds, text }: Pick<ArchiveFilter, 'branchIds' | 'text'>,
  values: unknown[],
  cabinet = 'NULL::text',
): string {
  const conditions = ['TRUE'];
  if (branchIds?.length) conditions.push(`r.branch_id = ANY($${values.push(branchIds)}::uuid[])`);
  const words = text?.trim().normalize('NFC');
  if (words) {
    const searched = `upper($${values.push(words)})`;
    conditions.push(`(strpos(upper(r.title), ${searched}) > 0 OR upper(${cabinet}) = ${searched})`);
  }
  return conditions.join(' AND ');
}
