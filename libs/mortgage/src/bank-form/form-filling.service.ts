import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DocumentService } from '@kefu/office/documents';
import { TransitionBlocked } from '@kefu/office/lifecycle';
import { PdfForms } from '@kefu/office/printing';
import { AuditTrail } from '@kefu/platform/audit';
import { Settings } from '@kefu/platform/config';
import { currentActor, currentContext } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { FileStore, type StoredFile } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseChanges } from '../case/case-changes.ts';
import { caseReachSql } from '../case/mortgage-case.sql.ts';
import type { Unseen } from '../case/seen-case.ts';
import { consentReasons } from '../consent/consent-reasons.ts';
import { type BankFormRow, bankFormRows, filledFormRows, shownForm } from './bank-form.sql.ts';
import { type FillBankFormInput, MortgageCaseForms, MortgageFilledForm, StaleBankForm } from './bank-form.types.ts';
import { dataOf } from './case-data.ts';
import { type FieldValues, fieldValues } from './form-rules.ts';

type Refusal = StaleBankForm | TransitionBlocked | InvalidInput | NotFound | WrongState;

/** Fills banks' forms from cases: the version that the bank takes today, with every buyer's consent; kept among the papers (S20, S7). */
@Injectable()
export class FormFillingService {
  readonly #database: Database;
  readonly #changes: CaseChanges;
  readonly #documents: DocumentService;
  readonly #files: FileStore;
  readonly #forms: PdfForms;
  readonly #cipher: FieldCipher;
  readonly #settings: Settings;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    changes: CaseChanges,
    documents: DocumentService,
    files: FileStore,
    forms: PdfForms,
    cipher: FieldCipher,
    settings: Settings,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#changes = changes;
    this.#documents = documents;
    this.#files = files;
    this.#forms = forms;
    this.#cipher = cipher;
    this.#settings = settings;
    this.#audit = audit;
  }

  /** Forms of the banks of a case that the caller reaches, and what was filled; undefined where there is none. */
  of(id: string): Promise<MortgageCaseForms | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const reached: object[] = await tx.query(
        `SELECT FROM mortgage_case k WHERE k.id = $1 AND ${caseReachSql(values)}`,
        values,
      );
      if (reached.length === 0) return undefined;
      const forms: BankFormRow[] = await tx.query(
        `${bankFormRows} JOIN mortgage_case k ON k.id = $1 WHERE EXISTS (SELECT FROM mortgage_application a
           WHERE a.case_id = k.id AND a.attempt = k.attempt AND a.bank = f.bank) ORDER BY b.name, f.name, f.valid_from DESC LIMIT 100`,
        [id],
      );
      const filled: MortgageFilledForm[] = await tx.query(
        `${filledFormRows} WHERE l.case_id = $1 ORDER BY l.filled_at DESC LIMIT 50`,
        [id],
      );
      return Object.assign(new MortgageCaseForms(), {
        forms: forms.filter(({ standing }) => standing === 'current' || standing === 'coming').map(shownForm),
        filled: filled.map((row) => Object.assign(new MortgageFilledForm(), row)),
      });
    });
  }

  /** Fills a form for a case; what stands in the way is told before anything is written, and again when it is kept. */
  async fill(input: FillBankFormInput): Promise<MortgageFilledForm | Refusal | Unseen> {
    const { id, formId } = input;
    const made = await this.#database.transaction((tx) => this.#make(tx, id, formId));
    if (made instanceof Failure) return made;
    const pdf = await this.#forms.fill(await buffer(await this.#files.open(made.form.fileId)), made.values);
    if (typeof pdf === 'string') throw new Error(`A form that was read is none any more: ${pdf}`);
    if ('tooLong' in pdf)
      return InvalidInput.at('input.formId', 'TOO_LONG', `a value that fits the field ${pdf.tooLong}`);
    const { bankName, name, edition } = made.form;
    const title = `${bankName} ${name} ${edition}`.slice(0, 100);
    const maxBytes = Math.max(this.#settings.maxUploadBytes, pdf.length);
    const { id: fileId } = await this.#files.put(Readable.from([pdf]), { name: `${title}.pdf`, maxBytes });
    const subject = { type: 'mortgageCase', id };
    const kept = await this.#documents.add({ subject, type: 'other', name: title, form: 'copy', fileId });
    if (kept instanceof Failure) return kept;
    const filledId = await this.#keep(input, kept.id, { bank: made.form.bank, form: name, edition });
    if (filledId instanceof Failure) {
      await this.#documents.withdraw({ id: kept.id, version: kept.version, reason: filledId.message });
      return filledId;
    }
    const { rows } = await this.#database.pool.query<MortgageFilledForm>(`${filledFormRows} WHERE l.id = $1`, [
      filledId,
    ]);
    return Object.assign(new MortgageFilledForm(), rows[0]);
  }

  /** The file of a form that was filled for a case within reach; why not while a buyer does not consent. */
  file(caseId: string, filledId: string): Promise<StoredFile | TransitionBlocked | NotFound> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [caseId, filledId];
      const [row]: { fileId: string; bank: string; edition: string }[] = await tx.query(
        `SELECT v.file_id AS "fileId", f.bank, f.edition FROM mortgage_filled_form l JOIN mortgage_bank_form f ON f.id = l.form_id
         JOIN mortgage_case k ON k.id = l.case_id JOIN document d ON d.id = l.document_id AND d.withdrawn_at IS NULL
         JOIN document_version v ON v.document_id = d.id AND v.number = 1
         WHERE k.id = $1 AND l.id = $2 AND ${caseReachSql(values, 'mortgageCase.work')}`,
        values,
      );
      const file = row && (await this.#files.find(row.fileId));
      if (!file) return NotFound.of('filled form');
      const reasons = await consentReasons(tx, caseId, row.bank);
      if (reasons.length > 0) return TransitionBlocked.of(reasons, currentContext().language);
      const { bank, edition } = row;
      const subject = { type: 'mortgageCase', id: caseId };
      await this.#audit.record(tx, { action: 'mortgageCase.formTaken', subject, after: { bank, edition } });
      return file;
    });
  }

  /** What goes into the form, or what stands in the way. */
  async #make(tx: EntityManager, id: string, formId: string): Promise<Refusal | Made> {
    const values: unknown[] = [id];
    const reached: object[] = await tx.query(
      `SELECT FROM mortgage_case k WHERE k.id = $1 AND ${caseReachSql(values, 'mortgageCase.work')}`,
      values,
    );
    if (reached.length === 0) return NotFound.of('mortgage case');
    const form = await this.#current(tx, formId);
    if (form instanceof Failure) return form;
    const reasons = await consentReasons(tx, id, form.bank);
    if (reasons.length > 0) return TransitionBlocked.of(reasons, currentContext().language);
    const facts = await dataOf(tx, this.#cipher, id, form.bank);
    if (!facts) return InvalidInput.at('input.formId', 'OTHER_BANK', 'a form of a bank that the case asks');
    const made = fieldValues(form.fields, form.mapping, facts);
    if ('notAnOption' in made) {
      const { field, options } = made.notAnOption;
      return InvalidInput.at(`fields.${field}`, 'NOT_AN_OPTION', `one of ${options.join(', ')}`);
    }
    return { form, values: made.values };
  }

  async #current(tx: EntityManager, formId: string): Promise<BankFormRow | StaleBankForm | NotFound> {
    const [form]: BankFormRow[] = await tx.query(`${bankFormRows} WHERE f.id = $1`, [formId]);
    if (!form) return NotFound.of('form');
    if (form.standing === 'current') return form;
    const others: BankFormRow[] = await tx.query(`${bankFormRows} WHERE f.bank = $1 AND f.name = $2`, [
      form.bank,
      form.name,
    ]);
    return StaleBankForm.of(
      form.standing,
      others.find(({ standing }) => standing === 'current'),
    );
  }

  /** Under the lock of the case, where a withdrawal waits: what held a moment ago must still hold. */
  async #keep(
    input: FillBankFormInput,
    documentId: string,
    told: Readonly<Record<string, string>>,
  ): Promise<string | Refusal | Unseen> {
    const { id, formId } = input;
    let filledId = '';
    const refused = await this.#changes.make<Refusal>(input, async (tx) => {
      const again = await this.#make(tx, id, formId);
      if (again instanceof Failure) return again;
      const [row]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_filled_form (case_id, form_id, document_id, filled_by_name) VALUES ($1, $2, $3, $4) RETURNING id`,
        [id, formId, documentId, currentActor().name],
      );
      filledId = row?.id ?? '';
      return { action: 'mortgageCase.formFilled', after: told };
    });
    return refused ?? filledId;
  }
}

interface Made {
  readonly form: BankFormRow;
  readonly values: FieldValues;
}
