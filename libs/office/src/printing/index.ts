export type { Paper, PaperBlock, PaperColumn, PaperRow } from './paper.ts';
export { readPdf } from './pdf-reading.ts';
export { Press } from './press.ts';
export { PrintingModule } from './printing.module.ts';
