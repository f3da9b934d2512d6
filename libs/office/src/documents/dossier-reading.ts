import type { Text } from '@kefu/platform/language';
import type { EntityManager } from 'typeorm';
import type { BusinessDate } from '../calendar/index.ts';
import type { Document } from './document.types.ts';
import { readDocuments } from './document-reading.ts';
import { otherType, readDocumentTypes, type StoredDocumentType, warnDaysOf } from './document-type.ts';
import type { Dossier } from './dossier.ts';
import { bestOf, type ChecklistDemand, isThere, type Standing, standingOf } from './standing.ts';

/** One item of a checklist and the paper that serves it best. */
export interface ItemStanding {
  readonly demand: ChecklistDemand;
  readonly type: StoredDocumentType;
  /** The facts that it depends on and that hold, in words. */
  readonly because: readonly Text[];
  readonly standing: Standing;
  readonly document: Document | undefined;
  readonly lent: boolean;
}

/** What is required of a dossier and what is there. */
export interface DossierStanding {
  readonly title: Text | undefined;
  readonly items: readonly ItemStanding[];
  readonly others: readonly Document[];
  readonly required: number;
  readonly there: number;
}

interface ChecklistRow {
  readonly title: Text;
  readonly conditions: Readonly<Record<string, Text>>;
  readonly items: readonly ChecklistDemand[];
}

/**
 * SQL for the items in force of the checklists: `checklist`, `version`, `items`. A record whose requirements are those of an
 * instant keeps the version of that instant; the first one holds for what is older. @param asOf a trusted SQL expression
 */
export const inForceSql = (checklist: string, asOf: string): string =>
  `(SELECT v.checklist, v.version, v.items FROM document_checklist_version v WHERE v.checklist = ${checklist}
    AND (v.version = 1 OR ${asOf} IS NULL OR v.since <= ${asOf}) ORDER BY v.version DESC LIMIT 1)`;

const filed = `EXISTS (SELECT FROM document_filing g WHERE g.document_id = d.id AND g.subject_type = $1 AND g.subject_id = $2)
  AND d.withdrawn_at IS NULL`;

/** Compares what a dossier holds with what is required of it on a day; reads in the caller's transaction. */
export async function readDossier(tx: EntityManager, dossier: Dossier, today: BusinessDate): Promise<DossierStanding> {
  const types = await readDocumentTypes(tx);
  const checklist = await checklistOf(tx, dossier);
  const own = await readDocuments(tx, filed, [dossier.type, dossier.id]);
  const again = dossier.askedAgain ?? {};
  const demands = (checklist?.items ?? [])
    .filter(
      ({ when, type }) =>
        types.has(type) && (when.length === 0 || when.some((fact) => dossier.conditions.includes(fact))),
    )
    .map((demand) => (again[demand.type] === undefined ? demand : { ...demand, required: true }));
  const { lenderType, lenderId, goodUntil } = dossier;
  const day = goodUntil !== null && goodUntil > today ? goodUntil : today;
  const asksLender = lenderId !== null && demands.some(({ lent }) => lent);
  const lent = asksLender ? await readDocuments(tx, filed, [lenderType, lenderId]) : [];
  const late = await lateOf(tx, own, again);
  const items = demands.map((demand): ItemStanding => {
    const type = types.get(demand.type) as StoredDocumentType;
    const warnDays = warnDaysOf(type);
    const candidates = [...own, ...(demand.lent ? lent : [])].filter(
      ({ id, type: { key } }) => key === demand.type && (again[key] === undefined || late.has(id)),
    );
    const document = bestOf(demand, candidates, day, warnDays);
    return {
      demand,
      type,
      because: demand.when.flatMap((fact) =>
        dossier.conditions.includes(fact) && checklist?.conditions[fact] ? [checklist.conditions[fact]] : [],
      ),
      standing: standingOf(demand, document, day, warnDays),
      document,
      lent: document !== undefined && !own.includes(document),
    };
  });
  const shown = new Set(items.map(({ document }) => document));
  const required = items.filter(({ demand }) => demand.required);
  return {
    title: checklist?.title,
    items,
    others: own.filter((document) => document.type.key === otherType || !shown.has(document)),
    required: required.length,
    there: required.filter(({ standing }) => isThere(standing)).length,
  };
}

/** Which papers came in, or were given another version, after they were asked for again. */
async function lateOf(
  tx: EntityManager,
  papers: readonly Document[],
  again: Readonly<Record<string, string>>,
): Promise<ReadonlySet<string>> {
  const asked = papers.filter(({ type: { key } }) => again[key] !== undefined);
  if (asked.length === 0) return new Set();
  const late: { id: string }[] = await tx.query(
    `SELECT d.id FROM document d JOIN unnest($1::uuid[], $2::timestamptz[]) a (id, since) ON a.id = d.id
     WHERE greatest(d.created_at, (SELECT max(v.added_at) FROM document_version v WHERE v.document_id = d.id)) > a.since`,
    [asked.map(({ id }) => id), asked.map(({ type: { key } }) => again[key])],
  );
  return new Set(late.map(({ id }) => id));
}

async function checklistOf(tx: EntityManager, { checklist, asOf }: Dossier): Promise<ChecklistRow | undefined> {
  const [row]: ChecklistRow[] = await tx.query(
    `SELECT c.title, c.conditions, v.items FROM document_checklist c, LATERAL ${inForceSql('c.key', '$2::timestamptz')} v
     WHERE c.key = $1`,
    [checklist, asOf],
  );
  return row;
}
