import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Settings } from '@kefu/platform/config';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

/**
 * The last attempt that this machine made, kept in a file beside the database (X7): a database that does not know it
 * was put back from a backup. Each installation has a mark of its own.
 */
@Injectable()
export class LedgerMark {
  readonly #database: Database;
  readonly #folder: string;
  #file: Promise<string> | undefined;
  #last: string | null | undefined;

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
    const before = await this.last();
    // Their ids are in the order of time.
    const newest = [...attempts].reduce((max, id) => (id > max ? id : max), before ?? '');
    if (!newest || newest === before) return;
    this.#last = newest;
    const path = await this.#path();
    const written = `${path}.${process.pid}`;
    await writeFile(written, newest);
    await rename(written, path);
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
