import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.ts';
import { Database } from '../../database/index.ts';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../../errors/index.ts';
import { openSql } from './open-on.ts';
import type { PostType, ReportsToInput } from './organisation.types.ts';
import { postNow } from './organisation-rows.ts';

/** To which post a post reports (直接上級, X1, H5): the line along which requests are decided and records are seen. */
@Injectable()
export class ReportingService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Says which post is above a post, or that none is. No line closes upon itself. */
  setSuperior(
    id: string,
    { version, reportsToId }: ReportsToInput,
  ): Promise<PostType | NotFound | ChangedMeanwhile | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      // Of two who put two posts above one another, the second finds the line that the first has made.
      await tx.query('SELECT pg_advisory_xact_lock(4737006)');
      const [post]: { version: number; reports_to: string | null }[] = await tx.query(
        'SELECT version, reports_to FROM post WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!post) return NotFound.of('post');
      if (post.version !== version) return ChangedMeanwhile.of(post.version);
      const above = reportsToId ?? null;
      if (above === post.reports_to) return postNow(tx, id);
      if (above !== null) {
        const open: unknown[] = await tx.query(`SELECT FROM post WHERE id = $1 AND ${openSql('post')} FOR SHARE`, [
          above,
        ]);
        if (open.length === 0) return InvalidInput.at('input.reportsToId', 'UNKNOWN', 'no such post is open');
        const loop: unknown[] = await tx.query(
          `WITH RECURSIVE up AS (
             SELECT id, reports_to FROM post WHERE id = $1
             UNION SELECT post.id, post.reports_to FROM up JOIN post ON post.id = up.reports_to
           ) SELECT FROM up WHERE id = $2`,
          [above, id],
        );
        if (loop.length > 0) return InvalidInput.at('input.reportsToId', 'LOOP', 'it stands below this post, or is it');
      }
      const before = await postNow(tx, id);
      await tx.query('UPDATE post SET reports_to = $2, version = version + 1 WHERE id = $1', [id, above]);
      const after = await postNow(tx, id);
      await this.#audit.record(tx, {
        action: 'post.reportsTo',
        subject: { type: 'post', id },
        before: { reportsTo: before.reportsToTitle },
        after: { reportsTo: after.reportsToTitle },
      });
      return after;
    });
  }
}
