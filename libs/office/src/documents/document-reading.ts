import { currentContext } from '@kefu/platform/context';
import type { EntityManager } from 'typeorm';
import type { BusinessDate } from '../calendar/index.ts';
import { Document, DocumentLoan, DocumentVersion } from './document.types.ts';
import { type StoredDocumentType, shownType, warnDaysOf } from './document-type.ts';
import { shelfPlaceOf } from './shelf-place.ts';
import { type DocumentForm, standingOf, todaySql } from './standing.ts';

interface DocumentRow extends StoredDocumentType {
  readonly id: string;
  readonly name: string;
  readonly form: DocumentForm;
  readonly issuedOn: BusinessDate | null;
  readonly expiresOn: BusinessDate | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
  readonly cabinet: string | null;
  readonly row: string | null;
  readonly box: string | null;
  readonly documentVersion: number;
  readonly today: BusinessDate;
  readonly loanId: string | null;
  readonly borrower: string;
  readonly purpose: string;
  readonly dueOn: BusinessDate;
  readonly lentBy: string;
  readonly lentAt: Date;
}

const documents = `
  SELECT d.id, d.name, d.form, d.issued_on AS "issuedOn", d.expires_on AS "expiresOn", d.verified_by_name AS "verifiedBy",
    d.verified_at AS "verifiedAt", d.cabinet, d.shelf_row AS row, d.box, d.version AS "documentVersion",
    t.key, t.title, t.expires, t.remind_days AS "remindDays", t.retired, t.version,
    ${todaySql} AS today, l.id AS "loanId", l.borrower_name AS borrower, l.purpose,
    l.due_on AS "dueOn", l.lent_by_name AS "lentBy", l.lent_at AS "lentAt"
  FROM document d JOIN document_type t ON t.key = d.type
    LEFT JOIN document_loan l ON l.document_id = d.id AND l.returned_at IS NULL`;

const versions = `
  SELECT v.document_id AS "documentId", v.id, v.number, f.name AS "fileName", f.type AS "fileType", f.size,
    encode(f.sha256, 'hex') AS sha256, v.pages, v.form, v.issued_on AS "issuedOn", v.expires_on AS "expiresOn", v.note,
    v.added_by_name AS "addedBy", v.added_at AS "addedAt"
  FROM document_version v JOIN stored_file f ON f.id = v.file_id
  WHERE v.document_id = ANY($1::uuid[]) ORDER BY v.document_id, v.number DESC`;

/** Papers as they are shown, with their versions, whoever asks. @param condition trusted SQL about document `d` */
export async function readDocuments(
  tx: EntityManager,
  condition: string,
  values: readonly unknown[],
): Promise<Document[]> {
  const rows: DocumentRow[] = await tx.query(`${documents} WHERE ${condition} ORDER BY d.id LIMIT 500`, [...values]);
  if (rows.length === 0) return [];
  const files: (DocumentVersion & { documentId: string })[] = await tx.query(versions, [rows.map(({ id }) => id)]);
  return rows.map((row) =>
    shown(
      row,
      files.filter(({ documentId }) => documentId === row.id),
    ),
  );
}

/** One paper, whoever asks. @throws Error when there is none */
export async function readDocument(tx: EntityManager, id: string): Promise<Document> {
  const [document] = await readDocuments(tx, 'd.id = $1', [id]);
  if (!document) throw new Error('The paper was locked and is gone');
  return document;
}

function shown(row: DocumentRow, files: readonly (DocumentVersion & { documentId: string })[]): Document {
  const { id, name, form, issuedOn, expiresOn, verifiedBy, verifiedAt, documentVersion } = row;
  return Object.assign(new Document(), {
    id,
    form,
    issuedOn,
    expiresOn,
    verifiedBy,
    verifiedAt,
    type: shownType(row),
    title: name || row.title[currentContext().language],
    standing: standingOf({ form: null }, { form, expiresOn }, row.today, warnDaysOf(row)),
    place: shelfPlaceOf(row.cabinet, row.row, row.box),
    loan: row.loanId ? loanOf(row, row.loanId) : null,
    versions: files.map((file) => Object.assign(new DocumentVersion(), file)),
    version: documentVersion,
  });
}

function loanOf({ borrower, purpose, dueOn, lentBy, lentAt, today }: DocumentRow, id: string): DocumentLoan {
  return Object.assign(new DocumentLoan(), { id, borrower, purpose, dueOn, lentBy, lentAt, overdue: dueOn < today });
}
