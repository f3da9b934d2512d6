import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { fold, searchKey } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { franchiseeConditions, franchiseeRows } from './franchisee.sql.ts';
import {
  type AddFranchiseeAliasInput,
  type AddFranchiseeInput,
  type ChangeFranchiseeInput,
  FranchiseeConnection,
  type FranchiseeResult,
  type FranchiseesArgs,
  FranchiseeType,
} from './franchisee.types.ts';

/** The register of franchisees (F3): who they are, under which names they order, whom goods serve first. */
@Injectable()
export class FranchiseeService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** A page of franchisees, by number. @throws KefuError BAD_INPUT for a foreign cursor */
  async page(args: FranchiseesArgs): Promise<FranchiseeConnection> {
    const { first, after } = args;
    const values: unknown[] = [];
    const conditions = franchiseeConditions(args, values);
    const counted = await this.#database.pool.query<{ count: number }>(
      `SELECT count(*) AS count FROM franchisee f WHERE ${conditions.join(' AND ')}`,
      [...values],
    );
    if (after) conditions.push(`f.number > $${values.push(decodeCursor(after, [cursorKeys.text])[0])}`);
    const { rows } = await this.#database.pool.query<FranchiseeType>(
      `${franchiseeRows} WHERE ${conditions.join(' AND ')} ORDER BY f.number LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new FranchiseeType(), row),
      ({ number }) => encodeCursor([number]),
    );
    return Object.assign(new FranchiseeConnection(), page, { totalCount: counted.rows[0]?.count ?? 0 });
  }

  /** One franchisee. */
  one(id: string): Promise<FranchiseeType | undefined> {
    return this.#database.transaction((tx) => franchiseeOf(tx, id));
  }

  /** Enters a franchisee; a number or a name that somebody has already is refused. */
  add(input: AddFranchiseeInput): Promise<typeof FranchiseeResult> {
    const number = input.number.normalize('NFKC').trim().toUpperCase();
    const name = input.name.normalize('NFC').trim();
    const problems = [
      ...(/^[A-Z0-9-]+$/.test(number)
        ? []
        : [{ path: 'number', code: 'BAD_NUMBER', message: 'letters, digits, hyphens' }]),
      ...(fold(name) === '' ? [{ path: 'name', code: 'REQUIRED', message: 'a name' }] : []),
    ];
    if (problems.length > 0) return Promise.resolve(InvalidInput.of(problems));
    return this.#database.transaction(async (tx) => {
      const taken = await takenBy(tx, name);
      if (taken) return nameTaken('name', taken);
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO franchisee (number, name, folded, office, is_new, search_key) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING RETURNING id`,
        [number, name, fold(name), input.office?.trim() ?? '', input.isNew, `${searchKey(name)} ${fold(number)}`],
      );
      if (!made) return InvalidInput.of([{ path: 'number', code: 'NUMBER_TAKEN', message: 'a number nobody has' }]);
      await this.#audit.record(tx, {
        action: 'franchisee.added',
        subject: { type: 'franchisee', id: made.id },
        after: { number, name, isNew: input.isNew },
      });
      return (await franchiseeOf(tx, made.id)) ?? NotFound.of('franchisee');
    });
  }

  /** Changes what an allocation and the pools go by. */
  change({ franchiseeId, version, ...input }: ChangeFranchiseeInput): Promise<typeof FranchiseeResult> {
    return this.#database.transaction(async (tx) => {
      const before = await locked(tx, franchiseeId);
      if (!before) return NotFound.of('franchisee');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      const { office, isNew, priorityTier, state } = input;
      await tx.query(
        'UPDATE franchisee SET office = $2, is_new = $3, priority_tier = $4, state = $5, version = version + 1 WHERE id = $1',
        [franchiseeId, office.trim(), isNew, priorityTier, state],
      );
      await this.#audit.record(tx, {
        action: 'franchisee.changed',
        subject: { type: 'franchisee', id: franchiseeId },
        before: { office: before.office, isNew: before.isNew, priorityTier: before.priorityTier, state: before.state },
        after: { office: office.trim(), isNew, priorityTier, state },
      });
      return (await franchiseeOf(tx, franchiseeId)) ?? NotFound.of('franchisee');
    });
  }

  /** Gives a franchisee another name, by which its order forms are known from then on. */
  addAlias({ franchiseeId, alias }: AddFranchiseeAliasInput): Promise<typeof FranchiseeResult> {
    return this.#database.transaction(async (tx) => {
      if (!(await locked(tx, franchiseeId))) return NotFound.of('franchisee');
      const taken = await giveAlias(tx, franchiseeId, alias);
      if (taken) return nameTaken('alias', taken);
      await this.#audit.record(tx, {
        action: 'franchisee.named',
        subject: { type: 'franchisee', id: franchiseeId },
        after: { alias: alias.trim() },
      });
      return (await franchiseeOf(tx, franchiseeId)) ?? NotFound.of('franchisee');
    });
  }
}

/**
 * Gives a franchisee another name within a transaction that holds its row; a name it has already changes nothing.
 * @returns the number of whoever else goes by it
 */
export async function giveAlias(tx: EntityManager, franchiseeId: string, alias: string): Promise<string | undefined> {
  const name = alias.normalize('NFC').trim();
  const taken = await takenBy(tx, name);
  if (taken) return taken.id === franchiseeId ? undefined : taken.number;
  const [made]: object[] = await tx.query(
    'INSERT INTO franchisee_alias (franchisee_id, alias, folded) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id',
    [franchiseeId, name, fold(name)],
  );
  // Somebody gave it to another at the same moment.
  if (!made) return (await takenBy(tx, name))?.number;
  await tx.query(`UPDATE franchisee SET search_key = search_key || ' ' || $2, version = version + 1 WHERE id = $1`, [
    franchiseeId,
    searchKey(name),
  ]);
  return undefined;
}

function nameTaken(path: string, taken: { number: string } | string): InvalidInput {
  const other = typeof taken === 'string' ? taken : taken.number;
  return InvalidInput.of([{ path, code: 'NAME_TAKEN', message: `${other} goes by this name` }]);
}

/** Whose name or other name a name is. */
async function takenBy(tx: EntityManager, name: string): Promise<{ id: string; number: string } | undefined> {
  const [found]: { id: string; number: string }[] = await tx.query(
    `SELECT f.id, f.number FROM franchisee f WHERE f.folded = $1
     UNION ALL SELECT f.id, f.number FROM franchisee_alias a JOIN franchisee f ON f.id = a.franchisee_id WHERE a.folded = $1`,
    [fold(name)],
  );
  return found;
}

/** A franchisee whose row is locked until the transaction ends. */
export async function locked(tx: EntityManager, id: string): Promise<FranchiseeType | undefined> {
  const [row]: FranchiseeType[] = await tx.query(`${franchiseeRows} WHERE f.id = $1 FOR UPDATE OF f`, [id]);
  return row;
}

/** A franchisee as it stands. */
export async function franchiseeOf(tx: EntityManager, id: string): Promise<FranchiseeType | undefined> {
  const [row]: FranchiseeType[] = await tx.query(`${franchiseeRows} WHERE f.id = $1`, [id]);
  return row && Object.assign(new FranchiseeType(), row);
}
