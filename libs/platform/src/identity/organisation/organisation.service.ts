import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.ts';
import { Database } from '../../database/index.ts';
import { InvalidInput } from '../../errors/index.ts';
import { fold } from '../../search/index.ts';
import { lockNames } from './naming.service.ts';
import { openSql } from './open-on.ts';
import { type CreateOrgUnitInput, type CreatePostInput, OrgUnitType, PostType } from './organisation.types.ts';
import { postNow, postRows, shown, unitNow, unitRows } from './organisation-rows.ts';

/** Units and posts, listed and made (X1). */
@Injectable()
export class OrganisationService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** The department, branches, teams: the open ones, or the closed ones too. */
  async units(closed: boolean): Promise<OrgUnitType[]> {
    const { rows } = await this.#database.pool.query<OrgUnitType>(
      `${unitRows} WHERE ${shown('u', closed)} ORDER BY u.kind, u.name, u.id LIMIT 5000`,
    );
    return rows.map((row) => Object.assign(new OrgUnitType(), row));
  }

  /** Posts: the open ones, or the closed ones too. */
  async posts(closed: boolean): Promise<PostType[]> {
    const { rows } = await this.#database.pool.query<PostType>(
      `${postRows} WHERE ${shown('post', closed)} ORDER BY u.name, post.title, post.id LIMIT 5000`,
    );
    return rows.map((row) => Object.assign(new PostType(), row));
  }

  /** Makes a branch or a team. Its folded name is unique among its kind, closed ones counted. */
  async createUnit(input: CreateOrgUnitInput): Promise<OrgUnitType | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      await lockNames(tx);
      // Held until the end: a unit that is closed meanwhile would have seen this one.
      const open = `SELECT FROM org_unit u WHERE u.id = $1 AND ${openSql('u')} FOR SHARE`;
      if (input.parentId && !(await tx.query<unknown[]>(open, [input.parentId])).length) {
        return InvalidInput.at('input.parentId', 'UNKNOWN', 'no such unit is open');
      }
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO org_unit (kind, name, name_key, parent_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
        [input.kind, input.name.trim(), fold(input.name), input.parentId ?? null],
      );
      if (!made) return InvalidInput.at('input.name', 'TAKEN', `a ${input.kind} has this name`);
      await this.#audit.record(tx, {
        action: 'orgUnit.created',
        subject: { type: 'orgUnit', id: made.id },
        after: { kind: input.kind, name: input.name },
      });
      return unitNow(tx, made.id);
    });
  }

  /** Makes a post: a unit and a role. */
  async createPost(input: CreatePostInput): Promise<PostType | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      for (const [path, found, id] of [
        ['input.unitId', `org_unit u WHERE u.id = $1 AND ${openSql('u')} FOR SHARE`, input.unitId],
        ['input.roleId', 'role WHERE id = $1', input.roleId],
      ] as const) {
        if ((await tx.query<unknown[]>(`SELECT FROM ${found}`, [id])).length === 0) {
          return InvalidInput.at(path, 'UNKNOWN', 'does not exist, or is closed');
        }
      }
      const [made] = await tx.query<{ id: string }[]>(
        'INSERT INTO post (unit_id, role_id, title) VALUES ($1, $2, $3) RETURNING id',
        [input.unitId, input.roleId, input.title.trim()],
      );
      const post = await postNow(tx, made?.id ?? '');
      await this.#audit.record(tx, {
        action: 'post.created',
        subject: { type: 'post', id: post.id },
        after: { title: post.title, unit: post.unitName, role: post.roleName },
      });
      return post;
    });
  }
}
