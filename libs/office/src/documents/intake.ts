import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Settings } from '@kefu/platform/config';
import { currentActor } from '@kefu/platform/context';
import { InvalidInput } from '@kefu/platform/errors';
import { FileStore, type StoredFile } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import { PdfPages, PdfUnreadable } from './pdf-pages.ts';
import { cleanPicture, PictureUnreadable } from './picture.ts';

const pdf = 'application/pdf';
const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** A file that is fit to be kept. */
export interface TakenFile {
  readonly file: StoredFile;
  readonly pages: number;
  /** The upload that it was made from, where it is another file. */
  readonly upload: StoredFile | undefined;
}

/** Looks into what was uploaded before it becomes a paper, and cleans pictures of what their cameras wrote into them (T5). */
@Injectable()
export class Intake {
  readonly #files: FileStore;
  readonly #pdf: PdfPages;
  readonly #settings: Settings;

  constructor(files: FileStore, pages: PdfPages, settings: Settings) {
    this.#files = files;
    this.#pdf = pages;
    this.#settings = settings;
  }

  /** The file of an upload of the caller's, ready to be held; what is not held in the end goes to {@link discard}. */
  async take(fileId: string): Promise<TakenFile | InvalidInput> {
    const upload = await this.#files.find(fileId);
    if (!upload || upload.heldBy || upload.uploadedBy !== currentActor().id)
      return refused('UNKNOWN', 'a file that the caller uploaded');
    if (upload.type !== pdf && !pictures.includes(upload.type))
      return refused('WRONG_FILE_TYPE', 'PDF, JPEG, PNG or WebP');
    const content = await buffer(await this.#files.open(fileId));
    try {
      if (upload.type === pdf) {
        const pages = await this.#pdf.count(content);
        return pages > 0 && pages <= 5_000 ? { file: upload, pages, upload: undefined } : unreadable();
      }
      const clean = await cleanPicture(content, upload.type);
      const wish = { name: upload.name, maxBytes: Math.max(this.#settings.maxUploadBytes, clean.length) };
      return { file: await this.#files.put(Readable.from([clean]), wish), pages: 1, upload };
    } catch (error) {
      if (error instanceof PdfUnreadable || error instanceof PictureUnreadable) return unreadable();
      throw error;
    }
  }

  /** Removes what is not needed any more: the upload once its clean twin is kept, the twin where nothing is kept. */
  async discard({ file, upload }: TakenFile, kept: boolean): Promise<void> {
    if (upload) await this.#files.remove(kept ? upload.id : file.id);
  }
}

function refused(code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path: 'input.fileId', code, message }]);
}

const unreadable = (): InvalidInput => refused('UNREADABLE', 'a file that is neither damaged nor locked by a password');
