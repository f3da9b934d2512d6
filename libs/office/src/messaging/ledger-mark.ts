import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Settings } from '@kefu/platform/config';
import { Database } from '@kefu/platform/database';
import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';

/**
 * The last attempt that this machine made, kept in a file beside the database (X7): a database that does not know it
 * was put back from a backup. Each installation has a mark of its own.
 */
@Injectable()
export class LedgerMark {
  readonly #logger = new Logger(LedgerMark.name);
  readonly #database: Database;
  readonly #folder: string;
  #file: Promise<string> | undefined;
  #last: string | null | undefined;
  #written = '';
  #writing = Promise.resolve();

  constructor(database: Database, settings: Settings) {
    this.#database = database;
    this.#folder = settings.dataFolder;
  }

  /** The last attempt; null where this machine has made none. */
  async last(): Promise<string | null> {
    if (this.#last !== undefined) return this.#last;
    const text = await readFile(await this.#path(), 'utf8').catch(() => '');
    const stored = z.uuid().safeParse(text.trim()).data ?? null;
    // An attempt may have been noted while the file was read.
    this.#last ??= stored;
    return this.#last;
  }

  /** Notes attempts that were written down, before their first byte leaves. */
  async note(attempts: Iterable<string>): Promise<void> {
    const before = (await this.last()) ?? '';
    // Their ids are in the order of time.
    this.#last = [...attempts].reduce((max, id) => (id > max ? id : max), this.#last ?? before) || null;
    // One after the other: a file that two write at once is the file of neither.
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** A disk that is full must not stop the messages: the mark is a second guard, and says less until it is written again. */
  async #write(): Promise<void> {
    const last = this.#last ?? '';
    if (last === this.#written) return;
    try {
      const path = await this.#path();
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, last);
      await rename(draft, path);
      this.#written = last;
    } catch (error) {
      this.#logger.warn(`The mark of the ledger could not be kept: ${(error as NodeJS.ErrnoException).code}`);
    }
  }

  #path(): Promise<string> {
    this.#file ??= this.#locate();
    return this.#file;
  }

  async #locate(): Promise<string> {
    await this.#database.pool.query('INSERT INTO installation DEFAULT VALUES ON CONFLICT DO NOTHING');
    const { rows } = await this.#database.pool.query<{ id: string }>('SELECT id FROM installation');
    await mkdir(this.#folder, { recursive: true });
    return join(this.#folder, `ledger-mark-${rows[0]?.id ?? ''}`);
  }
}
