import { parentPort } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { WorkAnswer } from '@kefu/platform/process';
import type { PageAnswer, PageTask } from './pdf-pages.ts';

// Drawing a page is half a second of pure computing, and a hostile PDF may take for ever: never on the main thread.

const library = PDFiumLibrary.init();

async function work({ pdf, page, longSide }: PageTask): Promise<PageAnswer> {
  const document = await (await library).loadDocument(pdf);
  try {
    const pages = document.getPageCount();
    if (page === null) return { pages, width: 0, height: 0, pixels: new Uint8Array() };
    const wanted = document.getPage(page - 1);
    const { originalWidth, originalHeight } = wanted.getOriginalSize();
    const scale = Math.min(3, longSide / Math.max(originalWidth, originalHeight, 1));
    const { width, height, data } = await wanted.render({ scale, render: 'bitmap' });
    return { pages, width, height, pixels: data };
  } finally {
    document.destroy();
  }
}

parentPort?.on('message', (task: PageTask) => {
  void work(task)
    .then(
      (result): WorkAnswer<PageAnswer> => ({ result }),
      (error: unknown): WorkAnswer<PageAnswer> => ({ error: error instanceof Error ? error.message : 'No PDF' }),
    )
    .then((answer) => parentPort?.postMessage(answer, []));
});
