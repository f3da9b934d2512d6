import { compiledModule, WorkThread } from '@kefu/platform/process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Paper } from './paper.ts';

/**
 * Sets papers in type (X6): PDF with its Chinese font embedded, only the glyphs it needs. One paper at a time, in a thread
 * of its own, so that a long report delays other papers and no request. Its font holds 30 MB.
 */
@Injectable()
export class Press implements OnApplicationShutdown {
  readonly #thread = new WorkThread<Paper, Uint8Array>({
    module: () => compiledModule(new URL('press.thread.ts', import.meta.url).href),
    what: 'papers',
    mostWaiting: 20,
    longestMs: 60_000,
    idleMs: 60_000,
    maxMb: 512,
  });

  /** @throws KefuError UNAVAILABLE when too many papers wait */
  async print(paper: Paper): Promise<Buffer> {
    const { buffer, byteOffset, byteLength } = await this.#thread.run(paper);
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  onApplicationShutdown(): Promise<void> {
    return this.#thread.close();
  }
}
