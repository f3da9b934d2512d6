import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../../audit/index.ts';
import { Database } from '../../database/index.ts';
import { ChangedMeanwhile, NotFound, WrongState } from '../../errors/index.ts';
import { type CloseInput, StillInUse } from './closing.types.ts';
import { obstaclesOfPost, obstaclesOfUnit } from './obstacles.ts';
import { openSql } from './open-on.ts';
import type { OrgUnitType, PostType } from './organisation.types.ts';
import { postNow, unitNow } from './organisation-rows.ts';

interface Closable {
  readonly version: number;
  readonly closed_on: string | null;
  /** What it belongs to, which must be open for it to be open. */
  readonly above: string | null;
}

/**
 * Closes units and posts from a day on, and opens them again (X1). Nothing is closed over somebody's head: while people
 * hold posts, units below are open or work lies there, all of it is told and nothing changes.
 */
@Injectable()
export class ClosingService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Closes a unit, and with it its posts, which are vacant by then. */
  closeUnit(
    id: string,
    input: CloseInput,
  ): Promise<OrgUnitType | NotFound | ChangedMeanwhile | WrongState | StillInUse> {
    return this.#database.transaction(async (tx) => {
      const unit = await lock(tx, 'org_unit', id);
      const refused = mayClose(unit, input);
      if (refused) return refused;
      // Nobody is given one of its posts while we look who holds them.
      await tx.query('SELECT FROM post WHERE unit_id = $1 ORDER BY id FOR UPDATE', [id]);
      const obstacles = await obstaclesOfUnit(tx, id, input.closedOn);
      if (obstacles.length > 0) return StillInUse.of(obstacles);
      await setClosed(tx, 'org_unit', id, input.closedOn);
      const [posts] = await tx.query<[{ title: string }[], number]>(
        `UPDATE post SET closed_on = $2, version = version + 1 WHERE unit_id = $1 AND ${openSql('post', '$2::date')}
         RETURNING title`,
        [id, input.closedOn],
      );
      await this.#audit.record(tx, {
        action: 'orgUnit.closed',
        subject: { type: 'orgUnit', id },
        after: { closedOn: input.closedOn, posts: posts.map(({ title }) => title) },
      });
      return unitNow(tx, id);
    });
  }

  /** Closes a post. */
  closePost(id: string, input: CloseInput): Promise<PostType | NotFound | ChangedMeanwhile | WrongState | StillInUse> {
    return this.#database.transaction(async (tx) => {
      const refused = mayClose(await lock(tx, 'post', id), input);
      if (refused) return refused;
      const obstacles = await obstaclesOfPost(tx, id, input.closedOn);
      if (obstacles.length > 0) return StillInUse.of(obstacles);
      await setClosed(tx, 'post', id, input.closedOn);
      await this.#audit.record(tx, {
        action: 'post.closed',
        subject: { type: 'post', id },
        after: { closedOn: input.closedOn },
      });
      return postNow(tx, id);
    });
  }

  /** Opens a unit again; its posts stay closed until somebody opens them, too. */
  reopenUnit(id: string, version: number): Promise<OrgUnitType | NotFound | ChangedMeanwhile | WrongState> {
    return this.#reopen('org_unit', id, version, unitNow);
  }

  /** Opens a post again; its unit must be open. */
  reopenPost(id: string, version: number): Promise<PostType | NotFound | ChangedMeanwhile | WrongState> {
    return this.#reopen('post', id, version, postNow);
  }

  #reopen<T>(
    table: 'org_unit' | 'post',
    id: string,
    version: number,
    now: (tx: EntityManager, id: string) => Promise<T>,
  ): Promise<T | NotFound | ChangedMeanwhile | WrongState> {
    return this.#database.transaction(async (tx) => {
      const found = await lock(tx, table, id);
      if (!found) return NotFound.of(table === 'post' ? 'post' : 'unit');
      if (found.version !== version) return ChangedMeanwhile.of(found.version);
      if (found.closed_on === null) return WrongState.of('open', 'it is not closed');
      const above = `SELECT FROM org_unit u WHERE u.id = $1 AND ${openSql('u')} FOR SHARE`;
      if (found.above && (await tx.query<unknown[]>(above, [found.above])).length === 0) {
        return WrongState.of('closedAbove', 'the unit that it belongs to is closed');
      }
      await setClosed(tx, table, id, null);
      await this.#audit.record(tx, {
        action: table === 'post' ? 'post.reopened' : 'orgUnit.reopened',
        subject: { type: table === 'post' ? 'post' : 'orgUnit', id },
        before: { closedOn: found.closed_on },
        after: { closedOn: null },
      });
      return now(tx, id);
    });
  }
}

async function lock(tx: EntityManager, table: 'org_unit' | 'post', id: string): Promise<Closable | undefined> {
  const above = table === 'post' ? 'unit_id' : 'parent_id';
  const [found] = await tx.query<Closable[]>(
    `SELECT version, closed_on, ${above} AS above FROM ${table} WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return found;
}

async function setClosed(tx: EntityManager, table: 'org_unit' | 'post', id: string, day: string | null): Promise<void> {
  await tx.query(`UPDATE ${table} SET closed_on = $2, version = version + 1 WHERE id = $1`, [id, day]);
}

function mayClose(
  found: Closable | undefined,
  { version }: CloseInput,
): NotFound | ChangedMeanwhile | WrongState | undefined {
  if (!found) return NotFound.of('such unit or post');
  if (found.version !== version) return ChangedMeanwhile.of(found.version);
  if (found.closed_on !== null) return WrongState.of('closed', `it is closed from ${found.closed_on} on`);
  return undefined;
}
