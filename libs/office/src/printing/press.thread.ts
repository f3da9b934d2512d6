import { parentPort } from 'node:worker_threads';
import { installationFolder, type WorkAnswer } from '@kefu/platform/process';
import pdfmake from 'pdfmake';
import type { Paper } from './paper.ts';
import { fontName, layOut } from './paper-layout.ts';
import { fontFile } from './printing-font.ts';

// Setting type is seconds of pure computing for a long report: on the main thread it would hold up every request.

const file = fontFile(installationFolder);
pdfmake.setFonts({ [fontName]: { normal: file, bold: file, italics: file, bolditalics: file } });
// A paper is made of texts; nothing in it may fetch.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === file);

parentPort?.on('message', (paper: Paper) => {
  void pdfmake
    .createPdf(layOut(paper))
    .getBuffer()
    .then(
      (result): WorkAnswer<Uint8Array> => ({ result }),
      (error: unknown): WorkAnswer<Uint8Array> => ({
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    .then((answer) => parentPort?.postMessage(answer, []));
});
