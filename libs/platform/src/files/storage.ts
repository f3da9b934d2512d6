import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Keeps bytes under a location. What it is given is encrypted already. */
export interface Storage {
  /** Takes over a finished file from the spool folder; the caller removes what is left of it. */
  keep(location: string, spooled: SpooledFile): Promise<void>;
  /** @throws Error when nothing is kept there */
  read(location: string): Promise<Readable>;
  /** Removes what is kept there; nothing there is fine. */
  remove(location: string): Promise<void>;
}

/** A file on local disk, on its way to the storage. */
export interface SpooledFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** Keeps files in a folder of this machine. */
export class LocalStorage implements Storage {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(location: string, spooled: SpooledFile): Promise<void> {
    const path = this.#path(location);
    await mkdir(dirname(path), { recursive: true });
    try {
      await rename(spooled.path, path);
    } catch (error) {
      // The spool lies on another disk.
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      await copyFile(spooled.path, path);
    }
    // The row that names the file is durable once committed; so must the file be.
    const handle = await open(path, 'r');
    await handle.sync();
    await handle.close();
  }

  async read(location: string): Promise<Readable> {
    const handle = await open(this.#path(location), 'r');
    return createReadStream('', { fd: handle });
  }

  async remove(location: string): Promise<void> {
    await rm(this.#path(location), { force: true });
  }

  #path(location: string): string {
    if (!/^[0-9a-f-]{36}$/.test(location)) throw new Error('No location of a stored file');
    return join(this.#folder, location.slice(0, 2), location);
  }
}
