import { reachedDossiersSql } from './dossier.ts';
import { inForceSql } from './dossier-reading.ts';
import { servesSql } from './standing.ts';

const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** SQL condition: paper `d` of type `k` that is good for few days yet, or no longer; nothing of its type outlasts it. */
const runsOut = `d.expires_on <= ${today} + coalesce((SELECT max(days) FROM unnest(k.remind_days) days), 0)
  AND NOT EXISTS (
    SELECT FROM document_filing h JOIN document o ON o.id = h.document_id AND o.type = d.type AND o.withdrawn_at IS NULL
    WHERE h.subject_type = f.subject_type AND h.subject_id = f.id AND d.type <> 'other'
      AND (o.expires_on IS NULL OR o.expires_on > d.expires_on))`;

/** How each shelf of the archive is chosen and ordered; `d` is the paper, `l` its open loan, `f` whose it is. */
export const shelfSql = {
  all: { condition: 'TRUE', key: 'd.id::text', backwards: true },
  expiring: {
    condition: `f.kept AND d.expires_on >= ${today} AND ${runsOut}`,
    key: 'd.expires_on::text',
    backwards: false,
  },
  expired: {
    condition: `f.kept AND d.expires_on < ${today} AND ${runsOut}`,
    key: 'd.expires_on::text',
    backwards: false,
  },
  lent: { condition: 'l.id IS NOT NULL', key: 'l.due_on::text', backwards: false },
  overdue: { condition: `l.due_on < ${today}`, key: 'l.due_on::text', backwards: false },
} as const;

/**
 * SQL for the papers that the caller reaches, each once, with whose they are: rather the record that keeps it for good than
 * the one with which it was handed in. Joins `d`, `k`, `l`, `f`.
 */
export function archivedSql(values: unknown[], condition: string): string {
  return `document d JOIN document_type k ON k.key = d.type
    LEFT JOIN document_loan l ON l.document_id = d.id AND l.returned_at IS NULL
    CROSS JOIN LATERAL (
      SELECT r.* FROM document_filing g JOIN (${reachedDossiersSql('document.read', values)}) r
        ON r.subject_type = g.subject_type AND r.id = g.subject_id
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
  return `SELECT r.subject_type, r.id, r.title, r.branch_id, coalesce(n.required, 0) AS required, t.there
    FROM (${reachedDossiersSql('document.read', values)}) r
    LEFT JOIN (SELECT checklist, count(*)::int AS required FROM (${needSql}) n GROUP BY checklist) n ON n.checklist = r.checklist
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT d.type)::int AS there FROM document_filing g JOIN document d ON d.id = g.document_id
        JOIN (${needSql}) n ON n.checklist = r.checklist AND n.type = d.type AND ${servesSql('n.form')}
      WHERE g.subject_type = r.subject_type AND g.subject_id = r.id
    ) t WHERE r.kept`;
}

/**
 * SQL for how complete the kept dossiers are by branch; within the caller's reach. It begins with the papers that are there,
 * since most of a large register has none.
 */
export function completenessSql(values: unknown[]): string {
  return `WITH need AS MATERIALIZED (${needSql}),
    dossier AS MATERIALIZED (
      SELECT r.subject_type, r.id, r.branch_id, r.checklist FROM (${reachedDossiersSql('document.read', values)}) r WHERE r.kept
    ), there AS (
      SELECT f.subject_type, f.id, count(DISTINCT d.type)::int AS there
      FROM document_filing g JOIN document d ON d.id = g.document_id
        JOIN dossier f ON f.subject_type = g.subject_type AND f.id = g.subject_id
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
