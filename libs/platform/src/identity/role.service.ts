import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { Database } from '../database/index.ts';
import { ChangedMeanwhile, type FieldProblem, InvalidInput, NotFound } from '../errors/index.ts';
import { allPermissions } from '../permissions/index.ts';
import { keepAdministrator, NobodyLeft } from './last-administrator.ts';
import { LastAdministrator } from './person.types.ts';
import { Role } from './role.entity.ts';
import { type CreateRoleInput, RoleType, type SetGrantsInput } from './role.types.ts';
import { roleRows } from './role-list.sql.ts';

/** Roles and what they grant (X1). */
@Injectable()
export class RoleService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Every role, the built-in ones first. */
  async list(): Promise<RoleType[]> {
    const { rows } = await this.#database.pool.query<RoleType>(`${roleRows} ORDER BY r.built_in DESC, r.id LIMIT 500`);
    return rows.map((row) => Object.assign(new RoleType(), row));
  }

  /** Makes a role that grants nothing yet. */
  async create({ name }: CreateRoleInput): Promise<RoleType | InvalidInput> {
    return this.#database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(4737004)');
      const taken = await tx.query<unknown[]>('SELECT FROM role WHERE lower(name) = lower($1)', [name.trim()]);
      if (taken.length > 0) {
        return InvalidInput.at('input.name', 'TAKEN', 'a role has this name');
      }
      const [made] = await tx.query<{ id: string }[]>(
        'INSERT INTO role (key, name) VALUES (uuidv7()::text, $1) RETURNING id',
        [name.trim()],
      );
      await this.#audit.record(tx, {
        action: 'role.created',
        subject: { type: 'role', id: made?.id ?? '' },
        after: { name },
      });
      return this.#one(tx, made?.id ?? '');
    });
  }

  /** Replaces what a role grants, on the version that the caller saw. Every session feels it at once. */
  async setGrants(
    id: string,
    input: SetGrantsInput,
  ): Promise<RoleType | NotFound | ChangedMeanwhile | InvalidInput | LastAdministrator> {
    const problems = input.grants.flatMap(({ permission, scope }, i): FieldProblem[] => {
      const path = `input.grants.${i}`;
      const definition = allPermissions().get(permission);
      if (!definition) return [{ path, code: 'UNKNOWN', message: `${permission} is no permission` }];
      if (definition.scopes.includes(scope)) return [];
      return [{ path, code: 'NOT_A_SCOPE_OF_IT', message: `${permission} reaches ${definition.scopes.join(', ')}` }];
    });
    if (problems.length > 0) return InvalidInput.of(problems);
    try {
      return await this.#database.transaction((tx) => keepAdministrator(tx, () => this.#setGrants(tx, id, input)));
    } catch (error) {
      if (error instanceof NobodyLeft) return LastAdministrator.of();
      throw error;
    }
  }

  async #setGrants(
    tx: EntityManager,
    id: string,
    input: SetGrantsInput,
  ): Promise<RoleType | NotFound | ChangedMeanwhile> {
    const role = await tx.findOne(Role, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!role) return NotFound.of('role');
    if (role.version !== input.version) return ChangedMeanwhile.of(role.version);
    const before = await this.#one(tx, id);
    const grants = [...new Map(input.grants.map((grant) => [grant.permission, grant.scope]))];
    await tx.query('DELETE FROM role_grant WHERE role_id = $1', [id]);
    await tx.query(
      `INSERT INTO role_grant (role_id, permission, scope) SELECT $1, * FROM unnest($2::text[], $3::text[])`,
      [id, grants.map(([permission]) => permission), grants.map(([, scope]) => scope)],
    );
    await tx.update(Role, { id }, { version: role.version + 1 });
    await this.#audit.record(tx, {
      action: 'role.granted',
      subject: { type: 'role', id },
      before: Object.fromEntries(before.grants.map(({ permission, scope }) => [permission, scope])),
      after: Object.fromEntries(grants),
    });
    return this.#one(tx, id);
  }

  async #one(tx: EntityManager, id: string): Promise<RoleType> {
    const [row] = await tx.query<RoleType[]>(`${roleRows} WHERE r.id = $1`, [id]);
    return Object.assign(new RoleType(), row);
  }
}
