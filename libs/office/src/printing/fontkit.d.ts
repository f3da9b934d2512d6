declare module 'fontkit' {
  import type { PDFDocument } from '@cantoo/pdf-lib';

  /** Opens a font. */
  export const create: Parameters<PDFDocument['registerFontkit']>[0]['create'];
}
