import { rowScope, scopeSql } from '@kefu/platform/permissions';
import type { BusinessDate } from '../calendar/index.ts';
import { allSubjects, type SubjectRef } from '../subjects/index.ts';

/** What a desk declares of the papers of its records, so that the office can keep them (T5). */
export interface DossierKind {
  /** A kind of subject, such as `trader`. */
  readonly subject: string;
  /**
   * A SELECT over every record, without parameters; its columns by name: `id`, `title`, `branch_id`, `team_id`, `owner_id`;
   * `checklist` (key of what is required), `as_of` (the instant whose requirements hold; NULL: those of today),
   * `conditions` (text[] of the facts that items depend on), `lender_type` and `lender_id` (whose papers count as well
   * where an item says so), `kept` (whether the papers are kept for good: reminded of and counted), `good_until` (the day until
   * which its papers must be good; NULL: today will do).
   */
  readonly rows: string;
  /**
   * A scalar SQL expression over `r.id`: jsonb of the types of paper that were asked for again, each with the instant since when; only
   * what came in later serves them, and they are required. Left out: nothing ever is.
   */
  readonly askedAgain?: string;
}

/** The papers of one record, before they are looked at. */
export interface Dossier extends SubjectRef {
  readonly title: string;
  readonly branchId: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly checklist: string;
  readonly asOf: Date | null;
  readonly conditions: readonly string[];
  readonly lenderType: string | null;
  readonly lenderId: string | null;
  /** Whether its papers are kept for good. */
  readonly kept: boolean;
  /** Papers that expire before this day are no good; null: those that are good today will do. */
  readonly goodUntil: BusinessDate | null;
  /** Types of paper that were asked for again, since when; null: none. */
  readonly askedAgain: Readonly<Record<string, string>> | null;
}

const registry = new Map<string, DossierKind>();

/** Declares what papers a kind of record has, once. @throws Error on a second declaration */
export function defineDossier(kind: DossierKind): DossierKind {
  if (registry.has(kind.subject)) throw new Error(`The papers of ${kind.subject} are declared twice`);
  registry.set(kind.subject, kind);
  return kind;
}

/** The declared kind of a subject. */
export function dossierKind(subject: string): DossierKind | undefined {
  return registry.get(subject);
}

const columns = { branch: 'r.branch_id', team: 'r.team_id', own: 'r.owner_id' };

/** SQL for every dossier of the house, whoever asks: `subject_type` and the columns of {@link DossierKind.rows}. */
export function dossiersSql(): string {
  return union(() => 'TRUE');
}

/**
 * SQL for the dossiers that the caller reaches: by this permission, and by that of the record itself.
 * @param filing only the dossier of this `document_filing`, by its alias, for a LATERAL: every kind of record is then asked by
 * its key, which PostgreSQL does not find out by itself of a join with all of them
 */
export function reachedDossiersSql(permission: string, values: unknown[], filing?: string): string {
  return union((subject) => {
    const own = allSubjects().get(subject)?.permission;
    if (!own) return 'FALSE';
    const scopes = [...new Set([permission, own])].map((each) => scopeSql(rowScope(each), columns, values));
    const one = filing ? [`${filing}.subject_type = '${subject}'`, `r.id = ${filing}.subject_id`] : [];
    return [...one, ...scopes].join(' AND ');
  });
}

function union(condition: (subject: string) => string): string {
  const kinds = [...registry.values()].map(
    ({ subject, rows }) =>
      `SELECT '${subject}'::text AS subject_type, r.* FROM (${rows}) r WHERE ${condition(subject)}`,
  );
  // A house without desks keeps no papers.
  return kinds.length > 0 ? kinds.join(' UNION ALL ') : `SELECT NULL::text AS subject_type WHERE false`;
}
