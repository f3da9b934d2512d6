import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { Injectable } from '@nestjs/common';
import { aboutSql, archivedSql, completenessSql, keptDossiersSql, lackingSql, shelfSql } from './archive.sql.ts';
import {
  type ArchiveArgs,
  ArchiveCounts,
  ArchivedDocument,
  ArchivedDocumentConnection,
  ArchiveFigure,
  countedShelves,
  type IncompleteArgs,
  IncompleteDossier,
  IncompleteDossierConnection,
} from './archive.types.ts';
import { readDocuments } from './document-reading.ts';
import { readDocumentTypes } from './document-type.ts';
import { type Lack, lackInWords } from './lack.ts';
import { completeness } from './standing.ts';

interface ArchiveRow {
  readonly id: string;
  readonly key: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subject: string;
  readonly branch: string | null;
}

interface KeptRow extends Omit<ArchiveRow, 'key'> {
  readonly required: number;
  readonly there: number;
  readonly lacking: readonly { readonly type: string; readonly standing: Lack }[];
}

/** The archive as a whole: what runs out, what is lent, what is missing, how complete it is (T5). */
@Injectable()
export class ArchiveService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A page of papers that the caller reaches. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: ArchiveArgs): Promise<ArchivedDocumentConnection> {
    const { condition, key, backwards } = shelfSql[filter?.shelf ?? 'all'];
    const values: unknown[] = [];
    const about = aboutSql(filter ?? {}, values, 'd.cabinet');
    const conditions = [
      condition,
      ...(filter?.types?.length ? [`d.type = ANY($${values.push(filter.types)}::text[])`] : []),
    ];
    // By its id alone a page of a million papers is read from the index.
    const place = [...(key ? [key] : []), 'd.id'];
    if (after) {
      const [at, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      const left = [...(key ? [`$${values.push(at)}::text`] : []), `$${values.push(id)}::uuid`];
      conditions.push(`(${place.join(', ')}) ${backwards ? '<' : '>'} (${left.join(', ')})`);
    }
    const order = place.map((column) => (backwards ? `${column} DESC` : column)).join(', ');
    const { rows } = await this.#database.pool.query<ArchiveRow>(
      `SELECT d.id, ${key ?? "''"} AS key, f.subject_type AS "subjectType", f.id AS "subjectId", f.title AS subject, b.name AS branch
       FROM ${archivedSql(values, about)} AND ${conditions.join(' AND ')} ORDER BY ${order} LIMIT $${values.push(first + 1)}`,
      values,
    );
    const shown = await readDocuments(this.#database.dataSource.manager, 'd.id = ANY($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
    const byId = new Map(shown.map((document) => [document.id, document]));
    const page = pageOf(
      rows.filter(({ id }) => byId.has(id)),
      first,
      ({ id, branch, ...row }) =>
        Object.assign(new ArchivedDocument(), { id, branch, document: byId.get(id), subject: subjectOf(row) }),
      (row) => encodeCursor([row.key, row.id]),
    );
    return Object.assign(new ArchivedDocumentConnection(), page);
  }

  /** A page of records within the caller's reach whose papers are not all there. @throws KefuError BAD_INPUT for a foreign cursor */
  async incomplete({ filter, first, after }: IncompleteArgs): Promise<IncompleteDossierConnection> {
    const values: unknown[] = [];
    const kept = keptDossiersSql(values);
    const conditions = [aboutSql(filter ?? {}, values), 'r.there < r.required'];
    if (after) {
      const [id] = decodeCursor(after, [cursorKeys.id]);
      conditions.push(`r.id > $${values.push(id)}::uuid`);
    }
    const { rows } = await this.#database.pool.query<KeptRow>(
      `SELECT r.id, r.subject_type AS "subjectType", r.id AS "subjectId", r.title AS subject, b.name AS branch, r.required,
         r.there, l.lacking
       FROM (${kept}) r LEFT JOIN org_unit b ON b.id = r.branch_id CROSS JOIN LATERAL (${lackingSql}) l
       WHERE ${conditions.join(' AND ')} ORDER BY r.id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const types = await readDocumentTypes(this.#database.dataSource.manager);
    const { language } = currentContext();
    const page = pageOf(
      rows,
      first,
      ({ required, there, id, branch, lacking, ...row }) =>
        Object.assign(new IncompleteDossier(), {
          id,
          branch,
          subject: subjectOf(row),
          required,
          there,
          completeness: completeness(required, there),
          missing: lacking.flatMap(({ type, standing }) => {
            const known = types.get(type);
            return known ? [lackInWords(standing, known)[language]] : [];
          }),
        }),
      ({ id }) => encodeCursor([id]),
    );
    return Object.assign(new IncompleteDossierConnection(), page);
  }

  /** What of the archive waits for somebody, within the caller's reach. */
  async counts(): Promise<ArchiveCounts> {
    const values: unknown[] = [];
    const columns = countedShelves.map(
      (shelf) =>
        `(SELECT count(*)::int FROM ${archivedSql(values, 'TRUE')} AND ${shelfSql[shelf].condition}) AS ${shelf}`,
    );
    const { rows } = await this.#database.pool.query<ArchiveCounts>(`SELECT ${columns.join(', ')}`, values);
    return Object.assign(new ArchiveCounts(), rows[0]);
  }

  /** How complete the papers are, by branch, within the caller's reach. */
  async figures(): Promise<ArchiveFigure[]> {
    const values: unknown[] = [];
    const { rows } = await this.#database.pool.query<Omit<ArchiveFigure, 'completeness'>>(
      completenessSql(values),
      values,
    );
    return rows.map((row) =>
      Object.assign(new ArchiveFigure(), row, { completeness: completeness(row.required, row.there) }),
    );
  }
}

function subjectOf({ subjectType, subjectId, subject }: Pick<ArchiveRow, 'subjectType' | 'subjectId' | 'subject'>): {
  type: string;
  id: string;
  title: string;
} {
  return { type: subjectType, id: subjectId, title: subject };
}
