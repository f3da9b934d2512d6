export type { Paper, PaperBlock, PaperColumn, PaperRow } from './paper.ts';
export { type PdfFormFault, type PdfFormField, PdfForms, type PdfFormValues } from './pdf-forms.ts';
export { readPdf } from './pdf-reading.ts';
export { Press } from './press.ts';
export { PrintingModule } from './printing.module.ts';
