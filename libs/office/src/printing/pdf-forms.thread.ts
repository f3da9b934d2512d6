import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import {
  PDFCheckBox,
  PDFDict,
  PDFDocument,
  PDFDropdown,
  type PDFField,
  type PDFForm,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
} from '@cantoo/pdf-lib';
import { installationFolder, type WorkAnswer } from '@kefu/platform/process';
import { create } from 'fontkit';
import type { PdfFormAnswer, PdfFormField, PdfFormTask } from './pdf-forms.ts';
import { fontFile } from './printing-font.ts';

// A form comes from outside and may be hostile: never on the main thread.

async function work(task: PdfFormTask): Promise<PdfFormAnswer> {
  const document = await PDFDocument.load(task.pdf, { ignoreEncryption: true, updateMetadata: false }).catch(
    () => undefined,
  );
  if (!document) return { fault: 'UNREADABLE' };
  if (document.isEncrypted) return { fault: 'LOCKED' };
  const described = document.catalog.lookup(PDFName.of('AcroForm'));
  if (described instanceof PDFDict && described.has(PDFName.of('XFA'))) return { fault: 'XFA_FORM' };
  const form = document.getForm();
  const fields = form.getFields();
  if (fields.length === 0) return { fault: 'NO_FIELDS' };
  if (task.what === 'read') {
    return {
      fields: fields.map((field) => ({ name: field.getName(), required: field.isRequired(), ...kindOf(field) })),
    };
  }
  for (const [name, value] of Object.entries(task.values)) if (!fill(form, name, value)) return { tooLong: name };
  document.registerFontkit({ create: (bytes) => create(bytes) });
  const font = await document.embedFont(readFileSync(fontFile(installationFolder)), { subset: true });
  form.updateFieldAppearances(font);
  return { filled: await document.save() };
}

function kindOf(field: PDFField): Pick<PdfFormField, 'kind' | 'options'> {
  if (field instanceof PDFTextField && !field.isRichFormatted()) return { kind: 'text' };
  if (field instanceof PDFCheckBox) return { kind: 'tick' };
  if (field instanceof PDFRadioGroup || field instanceof PDFDropdown || field instanceof PDFOptionList)
    return { kind: 'choice', options: field.getOptions() };
  return { kind: 'other' };
}

/** @returns whether the value fits */
function fill(form: PDFForm, name: string, value: string | boolean): boolean {
  const field = form.getField(name);
  if (field instanceof PDFCheckBox) {
    if (value === true) field.check();
    else field.uncheck();
  } else if (field instanceof PDFTextField && typeof value === 'string') {
    const longest = field.getMaxLength();
    if (longest !== undefined && value.length > longest) return false;
    field.setText(value);
  } else if (
    (field instanceof PDFRadioGroup || field instanceof PDFDropdown || field instanceof PDFOptionList) &&
    typeof value === 'string'
  ) {
    field.select(value);
  } else throw new Error(`The field ${name} takes no ${typeof value}`);
  return true;
}

parentPort?.on('message', (task: PdfFormTask) => {
  void work(task)
    .then(
      (result): WorkAnswer<PdfFormAnswer> => ({ result }),
      (error: unknown): WorkAnswer<PdfFormAnswer> =>
        // What is damaged fails anywhere; what was read once must not.
        task.what === 'read'
          ? { result: { fault: 'UNREADABLE' } }
          : { error: error instanceof Error ? error.message : 'No form' },
    )
    .then((answer) => parentPort?.postMessage(answer, []));
});
