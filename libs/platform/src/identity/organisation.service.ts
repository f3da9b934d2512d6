import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { Database } from '../database/index.ts';
import { InvalidInput, NotFound } from '../errors/index.ts';
import { fold } from '../search/index.ts';
import { keepAdministrator, NobodyLeft } from './last-administrator.ts';
import {
  type CreateOrgUnitInput,
  type CreatePostInput,
  type HoldPostInput,
  OrgUnitType,
  PostType,
} from './organisation.types.ts';
import { LastAdministrator } from './person.types.ts';

const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

const units = `
  SELECT u.id, u.kind, u.parent_id AS "parentId", u.name,
    (SELECT count(DISTINCT h.person_id)::int FROM post JOIN post_holding h ON h.post_id = post.id
     WHERE post.unit_id = u.id AND ${today} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')) AS people
  FROM org_unit u WHERE u.closed_on IS NULL`;

const posts = `
  SELECT post.id, post.title, u.id AS "unitId", u.name AS "unitName", r.id AS "roleId", r.key AS "roleKey",
    r.name AS "roleName",
    ARRAY(SELECT p.name FROM post_holding h JOIN person p ON p.id = h.person_id
      WHERE h.post_id = post.id AND ${today} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
      ORDER BY p.name) AS holders
  FROM post JOIN org_unit u ON u.id = post.unit_id JOIN role r ON r.id = post.role_id WHERE post.closed_on IS NULL`;

/** Units, posts and who holds them (X1). */
@Injectable()
export class OrganisationService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Every open unit: the department, branches, teams. */
  async units(): Promise<OrgUnitType[]> {
    const { rows } = await this.#database.pool.query<OrgUnitType>(`${units} ORDER BY u.kind, u.name LIMIT 5000`);
    return rows.map((row) => Object.assign(new OrgUnitType(), row));
  }

  /** Every open post. */
  async posts(): Promise<PostType[]> {
    const { rows } = await this.#database.pool.query<PostType>(`${posts} ORDER BY u.name, post.title LIMIT 5000`);
    return rows.map((row) => Object.assign(new PostType(), row));
  }

  /** Makes a branch or a team. Its folded name is unique among its kind. */
  async createUnit(input: CreateOrgUnitInput): Promise<OrgUnitType | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      if (
        input.parentId &&
        !(await tx.query<unknown[]>('SELECT FROM org_unit WHERE id = $1', [input.parentId])).length
      ) {
        return invalid('input.parentId', 'UNKNOWN', 'no such unit');
      }
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO org_unit (kind, name, name_key, parent_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
        [input.kind, input.name.trim(), fold(input.name), input.parentId ?? null],
      );
      if (!made) return invalid('input.name', 'TAKEN', `a ${input.kind} has this name`);
      await this.#record(tx, 'orgUnit.created', 'orgUnit', made.id, { kind: input.kind, name: input.name });
      const [row] = await tx.query<OrgUnitType[]>(`${units} AND u.id = $1`, [made.id]);
      return Object.assign(new OrgUnitType(), row);
    });
  }

  /** Makes a post: a unit and a role. */
  async createPost(input: CreatePostInput): Promise<PostType | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      for (const [path, table, id] of [
        ['input.unitId', 'org_unit', input.unitId],
        ['input.roleId', 'role', input.roleId],
      ] as const) {
        const found = await tx.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1`, [id]);
        if (found.length === 0) return invalid(path, 'UNKNOWN', 'does not exist');
      }
      const [made] = await tx.query<{ id: string }[]>(
        'INSERT INTO post (unit_id, role_id, title) VALUES ($1, $2, $3) RETURNING id',
        [input.unitId, input.roleId, input.title.trim()],
      );
      const post = await this.#post(tx, made?.id ?? '');
      await this.#record(tx, 'post.created', 'post', post.id, {
        title: post.title,
        unit: post.unitName,
        role: post.roleName,
      });
      return post;
    });
  }

  /** Gives a person a post from–to. A person holds a post once at a time. */
  async hold(input: HoldPostInput): Promise<PostType | NotFound | InvalidInput> {
    if (input.endsOn && input.endsOn < input.startsOn) {
      return invalid('input.endsOn', 'BEFORE_START', 'must not be before the first day');
    }
    return this.#database.transaction(async (tx) => {
      // Two clerks who give the same post to the same person wait in line here.
      const people = await tx.query<unknown[]>('SELECT FROM person WHERE id = $1 FOR UPDATE', [input.personId]);
      const found = await tx.query<unknown[]>('SELECT FROM post WHERE id = $1 AND closed_on IS NULL', [input.postId]);
      if (people.length === 0) return NotFound.of('person');
      if (found.length === 0) return NotFound.of('post');
      const overlapping = await tx.query<unknown[]>(
        `SELECT FROM post_holding WHERE person_id = $1 AND post_id = $2
         AND daterange(starts_on, ends_on, '[]') && daterange($3, $4, '[]')`,
        [input.personId, input.postId, input.startsOn, input.endsOn ?? null],
      );
      if (overlapping.length > 0) return invalid('input.startsOn', 'OVERLAPS', 'the person holds this post then');
      await tx.query('INSERT INTO post_holding (person_id, post_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)', [
        input.personId,
        input.postId,
        input.startsOn,
        input.endsOn ?? null,
      ]);
      await this.#record(tx, 'post.given', 'person', input.personId, {
        post: input.postId,
        startsOn: input.startsOn,
        endsOn: input.endsOn ?? null,
      });
      return this.#post(tx, input.postId);
    });
  }

  /** Ends a holding with a last day. */
  async endHolding(id: string, endsOn: string): Promise<PostType | NotFound | InvalidInput | LastAdministrator> {
    try {
      return await this.#database.transaction((tx) => keepAdministrator(tx, () => this.#end(tx, id, endsOn)));
    } catch (error) {
      if (error instanceof NobodyLeft) return LastAdministrator.of();
      throw error;
    }
  }

  async #end(tx: EntityManager, id: string, endsOn: string): Promise<PostType | NotFound | InvalidInput> {
    const [holding] = await tx.query<
      { person_id: string; post_id: string; starts_on: string; ends_on: string | null }[]
    >('SELECT person_id, post_id, starts_on, ends_on FROM post_holding WHERE id = $1 FOR UPDATE', [id]);
    if (!holding) return NotFound.of('holding');
    if (endsOn < holding.starts_on) return invalid('endsOn', 'BEFORE_START', `must not be before ${holding.starts_on}`);
    await tx.query('UPDATE post_holding SET ends_on = $2 WHERE id = $1', [id, endsOn]);
    await this.#audit.record(tx, {
      action: 'post.ended',
      subject: { type: 'person', id: holding.person_id },
      before: { endsOn: holding.ends_on },
      after: { endsOn },
    });
    return this.#post(tx, holding.post_id);
  }

  async #post(tx: EntityManager, id: string): Promise<PostType> {
    const [row] = await tx.query<PostType[]>(`${posts} AND post.id = $1`, [id]);
    return Object.assign(new PostType(), row);
  }

  #record(tx: EntityManager, action: string, type: string, id: string, after: Record<string, unknown>): Promise<void> {
    return this.#audit.record(tx, { action, subject: { type, id }, after });
  }
}

function invalid(path: string, code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path, code, message }]);
}
