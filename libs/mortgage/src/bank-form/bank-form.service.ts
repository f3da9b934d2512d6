import { buffer } from 'node:stream/consumers';
import { isBusinessDate } from '@kefu/office/calendar';
import { type PdfFormFault, type PdfFormField, PdfForms } from '@kefu/office/printing';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type BankFormRow, bankFormRows, shownForm } from './bank-form.sql.ts';
import type {
  AddBankFormInput,
  EndBankFormInput,
  FormFieldInput,
  MapBankFormInput,
  MortgageBankForm,
} from './bank-form.types.ts';
import { type FieldRule, ruleProblems } from './form-rules.ts';

type Refusal = InvalidInput | ChangedMeanwhile | NotFound;
const faults: Readonly<Record<PdfFormFault, string>> = {
  UNREADABLE: 'a PDF that is not damaged',
  LOCKED: 'a PDF that no password locks',
  XFA_FORM: 'a form with plain fields (AcroForm): this one is an XFA form',
  NO_FIELDS: 'a PDF with fields to fill',
};

/** Versions of banks' forms and what goes into their fields (S20). */
@Injectable()
export class BankFormService {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #forms: PdfForms;
  readonly #audit: AuditTrail;

  constructor(database: Database, files: FileStore, forms: PdfForms, audit: AuditTrail) {
    this.#database = database;
    this.#files = files;
    this.#forms = forms;
    this.#audit = audit;
  }

  /** Every version, by bank and form, the latest first. */
  async all(): Promise<MortgageBankForm[]> {
    const { rows } = await this.#database.pool.query<BankFormRow>(
      `${bankFormRows} ORDER BY b.product, b.name, f.name, f.valid_from DESC LIMIT 500`,
    );
    return rows.map(shownForm);
  }

  /** Enters a version; fields that were called the same in the version before get the same data. */
  async add(input: AddBankFormInput): Promise<MortgageBankForm | Refusal> {
    const { bank, validFrom, fileId } = input;
    const [name, edition, validUntil] = [input.name.trim(), input.edition.trim(), input.validUntil ?? null];
    const wrong = dayProblem(validFrom, validUntil);
    if (wrong) return wrong;
    const upload = await this.#files.find(fileId);
    if (!upload || upload.heldBy || upload.uploadedBy !== currentActor().id)
      return InvalidInput.at('input.fileId', 'UNKNOWN', 'a file that the caller uploaded');
    const fields = await this.#forms.read(await buffer(await this.#files.open(fileId)));
    if (typeof fields === 'string') return InvalidInput.at('input.fileId', fields, faults[fields]);
    return this.#database.transaction(async (tx) => {
      const banks: object[] = await tx.query('SELECT FROM mortgage_bank WHERE key = $1 AND NOT retired', [bank]);
      if (banks.length === 0) return InvalidInput.at('input.bank', 'UNKNOWN', 'a bank of the list');
      const [before]: Pick<BankFormRow, 'mapping'>[] = await tx.query(
        'SELECT mapping FROM mortgage_bank_form WHERE bank = $1 AND name = $2 ORDER BY valid_from DESC LIMIT 1',
        [bank, name],
      );
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO mortgage_bank_form (bank, name, edition, valid_from, valid_until, file_id, fields, mapping, entered_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
        [
          bank,
          name,
          edition,
          validFrom,
          validUntil,
          fileId,
          JSON.stringify(fields),
          JSON.stringify(stillFit(before?.mapping ?? {}, fields)),
          currentActor().name,
        ],
      );
      if (!made) return InvalidInput.at('input.edition', 'TAKEN', 'an edition and a first day that no version has');
      if (!(await this.#files.hold(tx, fileId, 'mortgageForms')))
        throw new Error('A form’s file was taken by somebody else meanwhile');
      await this.#record(tx, 'mortgageBankForm.added', made.id, { bank, name, edition, validFrom, validUntil });
      return this.#read(tx, made.id);
    });
  }

  /** Says anew what goes into which field: a datum, or what rules make of an answer. */
  map(input: MapBankFormInput): Promise<MortgageBankForm | Refusal> {
    return this.#change(input, async (tx, { id, fields }) => {
      const wrong = input.mapping.flatMap((each, at) =>
        ruleProblems(fieldOf(fields, each.name), ruleOf(each), `input.mapping.${at}`),
      );
      if (wrong.length > 0) return InvalidInput.of(wrong);
      const mapping = Object.fromEntries(input.mapping.map((each) => [each.name, ruleOf(each)]));
      await tx.query('UPDATE mortgage_bank_form SET mapping = $2, version = version + 1 WHERE id = $1', [
        id,
        JSON.stringify(mapping),
      ]);
      await this.#record(tx, 'mortgageBankForm.mapped', id, { mapped: input.mapping.length });
      return undefined;
    });
  }

  /** Says until when the bank takes a version. */
  end(input: EndBankFormInput): Promise<MortgageBankForm | Refusal> {
    const validUntil = input.validUntil ?? null;
    return this.#change(input, async (tx, { id, validFrom }) => {
      const wrong = dayProblem(validFrom, validUntil);
      if (wrong) return wrong;
      await tx.query('UPDATE mortgage_bank_form SET valid_until = $2, version = version + 1 WHERE id = $1', [
        id,
        validUntil,
      ]);
      await this.#record(tx, 'mortgageBankForm.ended', id, { validUntil });
      return undefined;
    });
  }

  #change(
    { id, version }: { readonly id: string; readonly version: number },
    change: (tx: EntityManager, form: BankFormRow) => Promise<InvalidInput | undefined>,
  ): Promise<MortgageBankForm | Refusal> {
    return this.#database.transaction(async (tx) => {
      const [form]: BankFormRow[] = await tx.query(`${bankFormRows} WHERE f.id = $1 FOR UPDATE OF f`, [id]);
      if (!form) return NotFound.of('form');
      if (form.version !== version) return ChangedMeanwhile.of(form.version);
      return (await change(tx, form)) ?? this.#read(tx, id);
    });
  }

  async #read(tx: EntityManager, id: string): Promise<MortgageBankForm | NotFound> {
    const [row]: BankFormRow[] = await tx.query(`${bankFormRows} WHERE f.id = $1`, [id]);
    return row ? shownForm(row) : NotFound.of('form');
  }

  #record(tx: EntityManager, action: string, id: string, after: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#audit.record(tx, { action, subject: { type: 'mortgageBankForm', id }, after });
  }
}

/** What was given of fields that are called the same and still take it. */
function stillFit(mapping: BankFormRow['mapping'], fields: readonly PdfFormField[]): BankFormRow['mapping'] {
  return Object.fromEntries(
    Object.entries(mapping).filter(([name, rule]) => ruleProblems(fieldOf(fields, name), rule, name).length === 0),
  );
}

const fieldOf = (fields: readonly PdfFormField[], name: string): PdfFormField | undefined =>
  fields.find((field) => field.name === name);

function ruleOf({ datum, choice, rules }: FormFieldInput): FieldRule | undefined {
  if (!choice) return datum ? { datum } : undefined;
  return { choice, options: Object.fromEntries((rules ?? []).map(({ answer, option }) => [answer, option ?? ''])) };
}

function dayProblem(validFrom: string, validUntil: string | null): InvalidInput | undefined {
  if (!isBusinessDate(validFrom)) return InvalidInput.at('input.validFrom', 'IMPOSSIBLE_DATE', 'a day that exists');
  if (validUntil === null) return undefined;
  if (!isBusinessDate(validUntil)) return InvalidInput.at('input.validUntil', 'IMPOSSIBLE_DATE', 'a day that exists');
  return validUntil < validFrom
    ? InvalidInput.at('input.validUntil', 'OUT_OF_ORDER', 'not before its first day')
    : undefined;
}
