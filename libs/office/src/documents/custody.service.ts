import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { InvalidInput } from '@kefu/platform/errors';
import { definePersonWork } from '@kefu/platform/identity';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService, isBusinessDate } from '../calendar/index.ts';
import { Tasks } from '../tasks/index.ts';
import type { DocumentRefInput, LendDocumentInput, ShelveDocumentInput } from './document.input.ts';
import type { ChangeRefusal } from './document.service.ts';
import { type Document, LentAlready } from './document.types.ts';
import { loanKey } from './document-tasks.ts';
import { type LockedDocument, PaperLock } from './paper-lock.ts';
import { placeInWords, readShelfPlace } from './shelf-place.ts';

definePersonWork({
  kind: 'loan',
  title: { 'zh-Hant': '借出的檔案', 'zh-Hans': '借出的档案', en: 'Papers on loan' },
  fate: 'handedOver',
  itemsSql: `SELECT l.id, d.name, t.title AS type FROM document_loan l
    JOIN document d ON d.id = l.document_id JOIN document_type t ON t.key = d.type
    WHERE l.borrower_id = $1 AND l.returned_at IS NULL`,
  titleOf: ({ name, type }, language) => (name as string) || (type as Text)[language],
  settleSql: `UPDATE document_loan l SET borrower_id = p.id, borrower_name = p.name FROM person p
    WHERE p.id = $2 AND l.borrower_id = $1 AND l.returned_at IS NULL RETURNING l.id`,
});

/** Where papers lie and who has them (T5). Of two who lend one paper at once, one does and the other is told to whom. */
@Injectable()
export class CustodyService {
  readonly #lock: PaperLock;
  readonly #tasks: Tasks;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(lock: PaperLock, tasks: Tasks, calendar: CalendarService, audit: AuditTrail) {
    this.#lock = lock;
    this.#tasks = tasks;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Says where a paper lies. */
  shelve(input: ShelveDocumentInput): Promise<Document | ChangeRefusal> {
    return this.#lock.change(input, 'document.keep', async (tx, document) => {
      const place = readShelfPlace(input.place);
      const { cabinet, row, box } = place;
      if (!cabinet) return InvalidInput.at('input.place.cabinet', 'REQUIRED', 'which cabinet');
      await tx.query(
        'UPDATE document SET cabinet = $2, shelf_row = $3, box = $4, version = version + 1 WHERE id = $1',
        [document.id, cabinet, row, box],
      );
      await this.#record(tx, 'document.shelved', document, { place: placeInWords(place) });
      return undefined;
    });
  }

  /** Gives a paper out until a day. */
  async lend(input: LendDocumentInput): Promise<Document | LentAlready | ChangeRefusal> {
    const today = await this.#calendar.today();
    return this.#lock.change<InvalidInput | LentAlready>(input, 'document.keep', async (tx, document) => {
      const [open]: { borrower: string }[] = await tx.query(
        'SELECT borrower_name AS borrower FROM document_loan WHERE document_id = $1 AND returned_at IS NULL',
        [document.id],
      );
      if (open) return LentAlready.of(open.borrower);
      const borrower = await borrowerOf(tx, input);
      const problems = [
        ...(borrower ? [] : [{ path: 'input.borrower', code: 'REQUIRED', message: 'who takes it' }]),
        ...(isBusinessDate(input.dueOn) && input.dueOn >= today
          ? []
          : [{ path: 'input.dueOn', code: 'OUT_OF_RANGE', message: 'today or later, as YYYY-MM-DD' }]),
      ];
      if (!borrower || problems.length > 0) return InvalidInput.of(problems);
      await tx.query(
        `INSERT INTO document_loan (document_id, borrower_id, borrower_name, purpose, due_on, lent_by_name)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [document.id, borrower.id, borrower.name, input.purpose.trim(), input.dueOn, currentActor().name],
      );
      await tx.query('UPDATE document SET version = version + 1 WHERE id = $1', [document.id]);
      await this.#record(tx, 'document.lent', document, { borrower: borrower.name, dueOn: input.dueOn }, input.purpose);
      return undefined;
    });
  }

  /** Takes a paper back onto its shelf. */
  takeBack(input: DocumentRefInput): Promise<Document | ChangeRefusal> {
    return this.#lock.change(input, 'document.keep', async (tx, document) => {
      const [rows]: [{ id: string; borrower: string }[]] = await tx.query(
        `UPDATE document_loan SET returned_at = now(), returned_by_name = $2 WHERE document_id = $1 AND returned_at IS NULL
         RETURNING id, borrower_name AS borrower`,
        [document.id, currentActor().name],
      );
      const [loan] = rows;
      if (!loan) return InvalidInput.at('input.id', 'NOT_LENT', 'a paper that somebody has');
      await tx.query('UPDATE document SET version = version + 1 WHERE id = $1', [document.id]);
      await this.#record(tx, 'document.returned', document, { borrower: loan.borrower });
      await this.#tasks.settle(tx, loanKey(loan.id));
      return undefined;
    });
  }

  async #record(
    tx: EntityManager,
    action: string,
    document: LockedDocument,
    after: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    await this.#audit.record(tx, { action, subject: { type: 'document', id: document.id }, after, reason });
    await this.#lock.tell(tx, document);
  }
}

async function borrowerOf(
  tx: EntityManager,
  { borrowerId, borrower }: LendDocumentInput,
): Promise<{ id: string | null; name: string } | undefined> {
  if (!borrowerId) {
    const name = borrower?.trim().normalize('NFC');
    return name ? { id: null, name } : undefined;
  }
  const [person]: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM person WHERE id = $1 AND active',
    [borrowerId],
  );
  return person;
}
