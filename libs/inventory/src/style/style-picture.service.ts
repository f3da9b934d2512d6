import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { PictureUnreadable, smallPicture } from '@kefu/office/documents';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import { styleOf } from './style.service.ts';
import { type SetStylePictureInput, type StyleResult, StyleType } from './style.types.ts';

const types = ['image/png', 'image/jpeg', 'image/webp'];
/** Bytes; what a camera writes stays below it. */
const largest = 20_000_000;
/** Pixels of the longer side: sharp on a tablet, some thirty kilobytes. */
const side = 480;

/** What styles look like (F2). */
@Injectable()
export class StylePictureService {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #audit: AuditTrail;

  constructor(database: Database, files: FileStore, audit: AuditTrail) {
    this.#database = database;
    this.#files = files;
    this.#audit = audit;
  }

  /** Sets a style's picture; a verified style may get one too, for it is no fact that somebody verified. */
  async set({ id, version, fileId }: SetStylePictureInput): Promise<typeof StyleResult> {
    const file = await this.#files.find(fileId);
    if (file?.uploadedBy !== currentActor().id || file.heldBy !== null)
      return InvalidInput.at('fileId', 'NO_SUCH_FILE', 'a file that the caller uploaded and nobody keeps yet');
    if (!types.includes(file.type) || file.size > largest)
      return InvalidInput.at('fileId', 'WRONG_FILE_TYPE', 'a PNG, JPEG or WebP of at most 20 MB');
    const small = await this.#drawn(fileId);
    if (!small) return InvalidInput.at('fileId', 'PICTURE_UNREADABLE', 'a picture that can be opened');
    const key = createHash('sha256').update(small).digest('hex').slice(0, 16);
    const result = await this.#database.transaction(async (tx) => {
      const [style]: { version: number }[] = await tx.query('SELECT version FROM style WHERE id = $1 FOR UPDATE', [id]);
      if (!style) return NotFound.of('style');
      if (style.version !== version) return ChangedMeanwhile.of(style.version);
      if (!(await this.#files.hold(tx, fileId, 'styles')))
        return InvalidInput.at('fileId', 'NO_SUCH_FILE', 'a file that the caller uploaded and nobody keeps yet');
      await tx.query(
        `INSERT INTO style_picture (style_id, small) VALUES ($1, $2)
         ON CONFLICT (style_id) DO UPDATE SET small = excluded.small, set_at = excluded.set_at`,
        [id, small],
      );
      await tx.query('UPDATE style SET picture_key = $2, version = version + 1 WHERE id = $1', [id, key]);
      await this.#audit.record(tx, { action: 'style.pictureSet', subject: { type: 'style', id } });
      return (await styleOf(tx, id)) ?? NotFound.of('style');
    });
    if (result instanceof StyleType) await this.#files.remove(fileId);
    return result;
  }

  /** A style's picture as JPEG. */
  async small(styleId: string): Promise<Buffer | undefined> {
    const { rows } = await this.#database.pool.query<{ small: Buffer }>(
      'SELECT small FROM style_picture WHERE style_id = $1',
      [styleId],
    );
    return rows[0]?.small;
  }

  async #drawn(fileId: string): Promise<Buffer | undefined> {
    try {
      return await smallPicture(await buffer(await this.#files.open(fileId)), side);
    } catch (error) {
      if (error instanceof PictureUnreadable) return undefined;
      throw error;
    }
  }
}
