import { currentContext } from '@kefu/platform/context';
import { allPersonWork, type PersonWork, speakersSql } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';

/** What lies with the person of a request, of one kind, and who gets it. */
export interface LyingWork {
  readonly work: PersonWork;
  /** Titles in the language of the request, all of them. */
  readonly titles: readonly string[];
  readonly successor: { readonly id: string; readonly name: string } | null;
}

/** What lies with a person, with the successors that a request names; kinds of which nothing lies there are left out. */
export async function lyingWorks(tx: EntityManager, requestId: string, personId: string): Promise<LyingWork[]> {
  const named: { kind: string; id: string; name: string }[] = await tx.query(
    `SELECT s.kind, p.id, p.name FROM hr_successor s JOIN person p ON p.id = s.successor_id WHERE s.request_id = $1`,
    [requestId],
  );
  const { language } = currentContext();
  const lying: LyingWork[] = [];
  for (const work of allPersonWork()) {
    const rows: Record<string, unknown>[] = await tx.query(work.itemsSql, [personId]);
    if (rows.length === 0) continue;
    const titles = rows.map((row) => work.titleOf?.(row, language) ?? (row.title as string));
    const successor = named.find(({ kind }) => kind === work.kind);
    lying.push({ work, titles, successor: successor ? { id: successor.id, name: successor.name } : null });
  }
  return lying;
}

/** Work of one kind that lies with a person, and how much. */
export interface LyingKind extends PersonWork {
  readonly count: number;
}

/** How much lies with a person of each kind that does not stay: asked at once, for most people have little. */
export async function lyingKinds(tx: EntityManager, personId: string): Promise<LyingKind[]> {
  const works = allPersonWork().filter(({ fate }) => fate !== 'stays');
  const each = works.map(({ itemsSql }) => `(SELECT count(*)::int FROM (${itemsSql}) item)`);
  const [row]: { counts: number[] }[] = await tx.query(`SELECT ARRAY[${each.join(', ')}]::integer[] AS counts`, [
    personId,
  ]);
  return works.map((work, at) => ({ ...work, count: row?.counts[at] ?? 0 })).filter(({ count }) => count > 0);
}

/** Who speaks for the post above another: they get what nobody was named for. */
export async function heirOf(
  tx: EntityManager,
  reportsTo: string | null,
  personId: string,
): Promise<{ id: string; name: string } | undefined> {
  if (reportsTo === null) return undefined;
  const [heir]: { id: string; name: string }[] = await tx.query(
    `SELECT p.id, p.name FROM (${speakersSql('$1::uuid', '$2::uuid')}) s JOIN person p ON p.id = s.person_id
     ORDER BY p.name, p.id LIMIT 1`,
    [reportsTo, personId],
  );
  return heir;
}
