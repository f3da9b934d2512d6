import { AuditTrail } from '@kefu/platform/audit';
import type { FieldProblem } from '@kefu/platform/errors';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { Tasks } from '../tasks/index.ts';
import { holdTypes, problemsOf, writeVersion } from './checklist-wish.ts';
import { expiringKey } from './document-tasks.ts';
import { readDossier } from './dossier-reading.ts';
import { Dossiers } from './dossiers.ts';
import { type Lack, lackInWords } from './lack.ts';
import { placeInWords, type ShelfPlace } from './shelf-place.ts';
import { type ChecklistDemand, isThere, outlastedSql } from './standing.ts';

/** A required paper that is not there as it should be. */
export interface MissingPaper {
  readonly type: string;
  readonly title: Text;
  readonly standing: Lack;
  /** A sentence for people, such as 「缺少營業執照」. */
  readonly text: Text;
}

/** A paper that a desk asks for by a checklist of its own. */
export interface AskedPaper {
  readonly type: string;
  readonly required: boolean;
}

/** A required paper: there, or what it lacks. */
export type RequiredPaper =
  | { readonly there: true; readonly type: string; readonly title: Text }
  | ({ readonly there: false } & MissingPaper);

/** Papers as desks ask for them, inside their own transactions (T5). */
@Injectable()
export class Documents {
  readonly #dossiers: Dossiers;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;

  constructor(dossiers: Dossiers, calendar: CalendarService, tasks: Tasks, audit: AuditTrail) {
    this.#dossiers = dossiers;
    this.#calendar = calendar;
    this.#tasks = tasks;
    this.#audit = audit;
  }

  /** What is required of a record and not there: nothing when its papers are complete. */
  async missing(tx: EntityManager, ref: SubjectRef): Promise<MissingPaper[]> {
    const papers = await this.required(tx, ref);
    return papers.flatMap((paper) => (paper.there ? [] : [paper]));
  }

  /**
   * Every paper that is required of a record, and how it stands.
   * @param suppose makes other facts of the record's own: what would be required if they held
   */
  async required(
    tx: EntityManager,
    ref: SubjectRef,
    suppose: (facts: readonly string[]) => readonly string[] = (facts) => facts,
  ): Promise<RequiredPaper[]> {
    const papers = await this.demanded(tx, ref, suppose);
    return papers.filter(({ required }) => required);
  }

  /** Every paper that the checklist of a record speaks of, required or not, and how it stands. */
  async demanded(
    tx: EntityManager,
    ref: SubjectRef,
    suppose: (facts: readonly string[]) => readonly string[] = (facts) => facts,
  ): Promise<(RequiredPaper & { readonly required: boolean })[]> {
    const found = await this.#dossiers.find(ref, tx);
    if (!found) return [];
    const dossier = { ...found, conditions: suppose(found.conditions) };
    const { items } = await readDossier(tx, dossier, await this.#calendar.today());
    return items.map(({ demand: { required }, type, standing }) => {
      const { key, title } = type;
      if (isThere(standing)) return { type: key, title, required, there: true };
      return { type: key, title, required, there: false, standing, text: lackInWords(standing, type) };
    });
  }

  /** What a checklist asks for now; nothing where there is none. */
  async asked(tx: EntityManager, checklist: string): Promise<AskedPaper[]> {
    const [row]: { items: ChecklistDemand[] }[] = await tx.query(
      `SELECT v.items FROM document_checklist c JOIN document_checklist_version v ON v.checklist = c.key AND v.version = c.version
       WHERE c.key = $1`,
      [checklist],
    );
    return (row?.items ?? []).map(({ type, required }) => ({ type, required }));
  }

  /**
   * Makes a checklist ask for these papers and no others; what was begun before keeps what was asked then. A form that the
   * paper settings demand of one of them stays.
   * @returns what is wrong with them (`input.items.<n>`), or nothing once it is written
   */
  async ask(
    tx: EntityManager,
    list: { readonly key: string; readonly subjectType: string; readonly title: Text },
    papers: readonly AskedPaper[],
  ): Promise<FieldProblem[]> {
    const fresh = papers.map((paper): ChecklistDemand => ({ ...paper, form: null, when: [], lent: false }));
    const problems = problemsOf(fresh as Parameters<typeof problemsOf>[0], await holdTypes(tx, papers), []);
    if (problems.length > 0) return problems;
    await tx.query(
      `INSERT INTO document_checklist (key, subject_type, title, version) VALUES ($1, $2, $3, 0)
       ON CONFLICT (key) DO UPDATE SET title = excluded.title`,
      [list.key, list.subjectType, JSON.stringify(list.title)],
    );
    const [now]: { items: ChecklistDemand[] }[] = await tx.query(
      `SELECT v.items FROM document_checklist c JOIN document_checklist_version v ON v.checklist = c.key AND v.version = c.version
       WHERE c.key = $1`,
      [list.key],
    );
    const items = fresh.map((item) => {
      const before = now?.items.find(({ type }) => type === item.type);
      return before ? { ...before, required: item.required } : item;
    });
    if (!now || JSON.stringify(now.items) !== JSON.stringify(items)) await writeVersion(tx, list.key, items);
    return [];
  }

  /**
   * Files the papers of one record with another as well, such as those of an opening with the trader that it made. Nobody is
   * asked any more for what follows a paper that one of them outlasts, or whose record keeps its papers no longer.
   */
  async fileWith(tx: EntityManager, from: SubjectRef, to: SubjectRef): Promise<void> {
    await tx.query(
      `INSERT INTO document_filing (subject_type, subject_id, document_id)
       SELECT $3, $4, g.document_id FROM document_filing g JOIN document d ON d.id = g.document_id AND d.withdrawn_at IS NULL
       WHERE g.subject_type = $1 AND g.subject_id = $2 ON CONFLICT DO NOTHING`,
      [from.type, from.id, to.type, to.id],
    );
    const kept = (await this.#dossiers.find(to, tx))?.kept ?? false;
    const followed: { id: string }[] = await tx.query(
      `SELECT d.id FROM document_filing g JOIN document d ON d.id = g.document_id
       WHERE g.subject_type = $1 AND g.subject_id = $2 AND d.reminded > 0 AND (NOT $3::boolean OR ${outlastedSql('$1', '$2')})`,
      [to.type, to.id, kept],
    );
    for (const { id } of followed) await this.#tasks.settle(tx, expiringKey(id));
  }

  /** Gives the papers that arrived, by record and type, their place; those that nobody handed in yet have none. */
  async shelveArrived(
    tx: EntityManager,
    arrived: readonly { readonly subject: SubjectRef; readonly type: string }[],
    place: ShelfPlace,
  ): Promise<void> {
    const [shelved]: [{ id: string }[]] = await tx.query(
      `UPDATE document d SET cabinet = $4, shelf_row = $5, box = $6, version = version + 1
       WHERE d.withdrawn_at IS NULL AND EXISTS (
         SELECT FROM document_filing g JOIN unnest($1::text[], $2::uuid[], $3::text[]) AS a (subject_type, subject_id, type)
           ON a.subject_type = g.subject_type AND a.subject_id = g.subject_id AND a.type = d.type
         WHERE g.document_id = d.id) RETURNING d.id`,
      [
        arrived.map(({ subject }) => subject.type),
        arrived.map(({ subject }) => subject.id),
        arrived.map(({ type }) => type),
        place.cabinet,
        place.row,
        place.box,
      ],
    );
    const after = { place: placeInWords(place) };
    for (const { id } of shelved)
      await this.#audit.record(tx, { action: 'document.shelved', subject: { type: 'document', id }, after });
  }
}
