import { parentPort } from 'node:worker_threads';
import { installationFolder, type WorkAnswer } from '@kefu/platform/process';
import pdfmake from 'pdfmake';
import type { Paper } from './paper.ts';
import { fontName, layOut } from './paper-layout.ts';
import { fontFace, fontFile } from './printing-font.ts';

// Setting type is seconds of pure computing for a long report: on the main thread it would hold up every request.

const file = fontFile(installationFolder);
const face: [string, string] = [file, fontFace];
pdfmake.setFonts({ [fontName]: { normal: face, bold: face, italics: face, bolditalics: face } } as never);
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
