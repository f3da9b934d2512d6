import { AuditTrail } from '@kefu/platform/audit';
import { Database, sqlByValue } from '@kefu/platform/database';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { AccountEvents } from '../account-event/index.ts';
import { TagsChanged, type TraderTagsInput } from './trader-change.types.ts';
import { traderScope } from './trader-rows.ts';

/** Classification of traders by tags (分類統計, T6). */
@Injectable()
export class TraderTagService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #events: AccountEvents;

  constructor(database: Database, audit: AuditTrail, events: AccountEvents) {
    this.#database = database;
    this.#audit = audit;
    this.#events = events;
  }

  /** Puts tags on traders and takes others off; traders out of the caller's reach are left alone. */
  change({ traderIds, ...tags }: TraderTagsInput): Promise<TagsChanged> {
    const remove = tags.remove ?? [];
    const add = (tags.add ?? []).filter((tag) => !remove.includes(tag));
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [traderIds];
      const scoped = traderScope(rowScope('trader.classify'), values);
      // In the order of their ids: two who classify the same traders wait for one another and never for ever.
      const reached = await tx.query<{ id: string }[]>(
        `SELECT t.id FROM trader t WHERE t.id = ANY($1::uuid[]) AND ${scoped} ORDER BY t.id FOR UPDATE`,
        values,
      );
      const ids = reached.map(({ id }) => id);
      const put = await tx.query<{ trader_id: string; tag: string }[]>(
        `INSERT INTO trader_tag (trader_id, tag) SELECT id, tag FROM unnest($1::uuid[]) id, unnest($2::text[]) tag
         ON CONFLICT DO NOTHING RETURNING trader_id, tag`,
        [ids, add],
      );
      const [taken] = await tx.query<[{ trader_id: string; tag: string }[], number]>(
        'DELETE FROM trader_tag WHERE trader_id = ANY($1::uuid[]) AND tag = ANY($2::text[]) RETURNING trader_id, tag',
        [ids, remove],
      );
      const changed = new Map<string, { added: string[]; removed: string[] }>();
      const of = (id: string): { added: string[]; removed: string[] } => {
        const known = changed.get(id) ?? { added: [], removed: [] };
        changed.set(id, known);
        return known;
      };
      for (const row of put) of(row.trader_id).added.push(row.tag);
      for (const row of taken) of(row.trader_id).removed.push(row.tag);
      for (const [id, { added, removed }] of changed) {
        await this.#audit.record(tx, {
          action: 'trader.classified',
          subject: { type: 'trader', id },
          before: removed.length > 0 ? { tags: removed } : null,
          after: added.length > 0 ? { tags: added } : null,
        });
      }
      await this.#events.reclassify(tx, [...changed.keys()]);
      return Object.assign(new TagsChanged(), { traderIds: [...changed.keys()] });
    });
  }

  /** The tags in use within the caller's reach, the most used first. */
  async inUse(): Promise<string[]> {
    const values: unknown[] = [];
    const scoped = traderScope(rowScope('trader.read'), values);
    const rows = await this.#database.query<{ tag: string }>(
      sqlByValue(`SELECT g.tag FROM trader_tag g JOIN trader t ON t.id = g.trader_id WHERE ${scoped}
        GROUP BY g.tag ORDER BY count(*) DESC, g.tag LIMIT 200`),
      values,
    );
    return rows.map(({ tag }) => tag);
  }
}
