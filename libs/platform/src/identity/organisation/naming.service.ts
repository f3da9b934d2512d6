import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../../audit/index.ts';
import { Database } from '../../database/index.ts';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../../errors/index.ts';
import { fold } from '../../search/index.ts';
import { todaySql } from './open-on.ts';
import type { OrgUnitType, PostType, RenameInput } from './organisation.types.ts';
import { postNow, unitNow } from './organisation-rows.ts';

/** Whoever gives a unit its name waits in line, so that no two of a kind get one name. */
export async function lockNames(tx: EntityManager): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(4737005)');
}

/** Gives units and posts other names, on the version that the caller saw. The name before is kept with its last day (X1). */
@Injectable()
export class NamingService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Renames the department, a branch or a team. */
  async renameUnit(id: string, input: RenameInput): Promise<OrgUnitType | NotFound | ChangedMeanwhile | InvalidInput> {
    const name = input.name.trim();
    return this.#database.transaction(async (tx) => {
      await lockNames(tx);
      const [unit] = await tx.query<{ kind: string; name: string; version: number }[]>(
        'SELECT kind, name, version FROM org_unit WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!unit) return NotFound.of('unit');
      if (unit.version !== input.version) return ChangedMeanwhile.of(unit.version);
      if (unit.name === name) return unitNow(tx, id);
      const taken = await tx.query<unknown[]>('SELECT FROM org_unit WHERE kind = $1 AND name_key = $2 AND id <> $3', [
        unit.kind,
        fold(name),
        id,
      ]);
      if (taken.length > 0) return nameTaken(unit.kind);
      await tx.query(`INSERT INTO former_name (unit_id, name, renamed_on) VALUES ($1, $2, ${todaySql})`, [
        id,
        unit.name,
      ]);
      await tx.query('UPDATE org_unit SET name = $2, name_key = $3, version = version + 1 WHERE id = $1', [
        id,
        name,
        fold(name),
      ]);
      await this.#audit.record(tx, {
        action: 'orgUnit.renamed',
        subject: { type: 'orgUnit', id },
        before: { name: unit.name },
        after: { name },
      });
      return unitNow(tx, id);
    });
  }

  /** Gives a post another title. */
  async renamePost(id: string, input: RenameInput): Promise<PostType | NotFound | ChangedMeanwhile> {
    const title = input.name.trim();
    return this.#database.transaction(async (tx) => {
      const [post] = await tx.query<{ title: string; version: number }[]>(
        'SELECT title, version FROM post WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!post) return NotFound.of('post');
      if (post.version !== input.version) return ChangedMeanwhile.of(post.version);
      if (post.title === title) return postNow(tx, id);
      await tx.query(`INSERT INTO former_name (post_id, name, renamed_on) VALUES ($1, $2, ${todaySql})`, [
        id,
        post.title,
      ]);
      await tx.query('UPDATE post SET title = $2, version = version + 1 WHERE id = $1', [id, title]);
      await this.#audit.record(tx, {
        action: 'post.renamed',
        subject: { type: 'post', id },
        before: { title: post.title },
        after: { title },
      });
      return postNow(tx, id);
    });
  }
}

function nameTaken(kind: string): InvalidInput {
  return InvalidInput.at('input.name', 'TAKEN', `a ${kind} has this name`);
}
