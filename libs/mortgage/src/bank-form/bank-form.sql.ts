import type { PdfFormField } from '@kefu/office/printing';
import { MortgageBankForm, type MortgageFilledForm, MortgageFormField, MortgageFormRule } from './bank-form.types.ts';
import type { FieldRule } from './form-rules.ts';

/**
 * SQL: how version `f` of a form stands on a business day: of those that have begun the latest is current, unless its last day is over.
 */
const standingSql = (day: string): string => `CASE WHEN f.valid_from > ${day} THEN 'coming'
  WHEN EXISTS (SELECT FROM mortgage_bank_form n WHERE n.bank = f.bank AND n.name = f.name AND n.valid_from > f.valid_from
    AND n.valid_from <= ${day}) THEN 'replaced'
  WHEN f.valid_until < ${day} THEN 'ended' ELSE 'current' END`;

const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** Versions of forms `f`, as {@link BankFormRow}. */
export const bankFormRows = `SELECT f.id, f.bank, b.name AS "bankName", f.name, f.edition, f.valid_from AS "validFrom",
   f.valid_until AS "validUntil", ${standingSql(today)} AS standing, f.file_id AS "fileId", f.fields, f.mapping,
   f.entered_by_name AS "enteredBy", f.version
 FROM mortgage_bank_form f JOIN mortgage_bank b ON b.key = f.bank`;

export const filledFormRows = `SELECT l.id, l.form_id AS "formId", b.name AS "bankName", f.name, f.edition, ${standingSql(today)} AS standing,
   l.filled_by_name AS "filledBy", l.filled_at AS "filledAt"
 FROM mortgage_filled_form l JOIN mortgage_bank_form f ON f.id = l.form_id JOIN mortgage_bank b ON b.key = f.bank`;

/** A version of a form as it is stored. */
export interface BankFormRow extends Omit<MortgageBankForm, 'fields' | 'unmapped'> {
  readonly fileId: string;
  readonly fields: readonly PdfFormField[];
  readonly mapping: Readonly<Record<string, FieldRule>>;
}

export type FilledFormRow = MortgageFilledForm;

/** A version of a form as it is shown. */
export function shownForm(row: BankFormRow): MortgageBankForm {
  const { fields, mapping } = row;
  return Object.assign(new MortgageBankForm(), row, {
    fields: fields.map(({ name, kind, required, options = [] }) => {
      const rule = mapping[name];
      const ruled = rule && 'choice' in rule ? rule : undefined;
      return Object.assign(new MortgageFormField(), {
        name,
        kind,
        required,
        options: [...options],
        datum: rule && 'datum' in rule ? rule.datum : null,
        choice: ruled?.choice ?? null,
        rules: Object.entries(ruled?.options ?? {}).map(([answer, option]) =>
          Object.assign(new MortgageFormRule(), { answer, option }),
        ),
      });
    }),
    unmapped: fields.flatMap(({ name, required }) => (required && !mapping[name] ? [name] : [])),
  });
}
