import { Database } from '@kefu/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { allLifecycles } from './lifecycle-definition.ts';

/**
 * Keeps what was published: open cases go on under the version that they began under, so it may never change. An edit is
 * a new version (S2).
 */
@Injectable()
export class PublishedLifecycles implements OnApplicationBootstrap {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws Error when a published version differs from the code, or cases are open under one that the code lacks */
  async onApplicationBootstrap(): Promise<void> {
    const declared = [...allLifecycles().values()].flatMap(({ key, versions }) =>
      versions.map((definition) => ({ key, version: definition.version, definition })),
    );
    await this.#database.pool.query(
      `INSERT INTO lifecycle_version (key, version, definition)
       SELECT key, version, definition FROM jsonb_to_recordset($1::jsonb) AS d (key text, version integer, definition jsonb)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(declared)],
    );
    const { rows } = await this.#database.pool.query<{ key: string; version: number }>(
      `SELECT key, version FROM lifecycle_version v
       JOIN jsonb_to_recordset($1::jsonb) AS d (key text, version integer, definition jsonb) USING (key, version)
       WHERE v.definition <> d.definition`,
      [JSON.stringify(declared)],
    );
    const [changed] = rows;
    if (changed) {
      throw new Error(
        `Lifecycle ${changed.key} v${changed.version} was published and now differs: add a version instead`,
      );
    }
    await this.#refuseOrphans(declared);
  }

  async #refuseOrphans(declared: readonly { key: string; version: number }[]): Promise<void> {
    const known = new Set(declared.map(({ key, version }) => `${key} v${version}`));
    for (const table of new Set([...allLifecycles().values()].map((definition) => definition.table))) {
      const { rows } = await this.#database.pool.query<{ name: string }>(
        `SELECT DISTINCT lifecycle || ' v' || lifecycle_version AS name FROM ${table}`,
      );
      const orphan = rows.find(({ name }) => !known.has(name));
      if (orphan) throw new Error(`Cases of ${table} stand under ${orphan.name}, which is not declared any more`);
    }
  }
}
