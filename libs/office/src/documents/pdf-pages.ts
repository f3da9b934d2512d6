import { compiledModule, WorkThread } from '@kefu/platform/process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** What the thread is asked: how many pages there are, or one of them drawn. */
export interface PageTask {
  readonly pdf: Uint8Array;
  /** Counts from 1; null: only how many there are. */
  readonly page: number | null;
  /** Pixels of the longer side. */
  readonly longSide: number;
}

/** A page as pixels: blue, green, red, alpha. */
export interface PageAnswer {
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A PDF that is damaged, locked by a password, or none. */
export class PdfUnreadable extends Error {
  constructor() {
    super('The PDF is damaged or locked by a password');
    this.name = 'PdfUnreadable';
  }
}

/** Looks into PDFs, so that no browser has to: one at a time, in a thread of its own. */
@Injectable()
export class PdfPages implements OnApplicationShutdown {
  readonly #thread = new WorkThread<PageTask, PageAnswer>({
    module: () => compiledModule(new URL('pdf-pages.thread.ts', import.meta.url).href),
    what: 'pages',
    mostWaiting: 20,
    longestMs: 20_000,
    idleMs: 60_000,
    maxMb: 512,
  });

  /** How many pages a PDF has. @throws PdfUnreadable */
  async count(pdf: Buffer): Promise<number> {
    const { pages } = await this.#ask(pdf, null, 0);
    return pages;
  }

  /** One page, drawn. @param page counts from 1 @param longSide pixels of its longer side @throws PdfUnreadable */
  draw(pdf: Buffer, page: number, longSide: number): Promise<PageAnswer> {
    return this.#ask(pdf, page, longSide);
  }

  onApplicationShutdown(): Promise<void> {
    return this.#thread.close();
  }

  async #ask(content: Buffer, page: number | null, longSide: number): Promise<PageAnswer> {
    const pdf = new Uint8Array(content);
    try {
      return await this.#thread.run({ pdf, page, longSide }, [pdf.buffer]);
    } catch (error) {
      if (error instanceof Error && error.name === 'Error') throw new PdfUnreadable();
      throw error;
    }
  }
}
