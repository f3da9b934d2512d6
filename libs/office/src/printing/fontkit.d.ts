declare module 'fontkit' {
  import type { PDFDocument } from '@cantoo/pdf-lib';

  /** Opens a font; of a collection the face by its PostScript name. */
  export const create: Parameters<PDFDocument['registerFontkit']>[0]['create'];
}
