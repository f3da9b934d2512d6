import { availableTransitions, caseState, type LifecycleCase, Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Trader } from '../trader/trader.entity.ts';
import { sensitiveFields, type TraderField, traderFields } from '../trader/trader-fields.ts';
import { type ShownFields, TraderWriter } from '../trader/trader-writer.ts';
import { Application } from './application.entity.ts';
import {
  ApplicationConnection,
  ApplicationFacts,
  type ApplicationField,
  type ApplicationFilter,
  ApplicationRecord,
  type ApplicationsArgs,
  type Lookalike,
} from './application.types.ts';
import { isSealed, shownWish } from './application-wish.ts';

type ApplicationRow = Omit<ApplicationFacts, 'state' | 'branch'> & {
  readonly state: string;
  readonly branchId: string;
  readonly branch: string;
};

const applications = `
  SELECT a.id, a.number, a.kind, a.name, a.trader_kind AS "traderKind", a.trader_id AS "traderId",
    a.branch_id AS "branchId", b.name AS branch, a.state, a.state_since AS "stateSince", a.lifecycle,
    a.lifecycle_version AS "lifecycleVersion", a.version, a.entered_by_name AS "enteredBy", a.entered_via AS "enteredVia",
    a.created_at AS "createdAt", a.effective_on AS "effectiveOn", a.closing_reason AS "closingReason",
    a.trader_number AS "traderNumber", a.starts_on AS "startsOn", a.years, a.note
  FROM account_application a JOIN org_unit b ON b.id = a.branch_id`;

/** Applications as people look at them (T1–T4). */
@Injectable()
export class ApplicationViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #writer: TraderWriter;

  constructor(database: Database, lifecycles: Lifecycles, writer: TraderWriter) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#writer = writer;
  }

  /** A page of what the caller may read, the longest in its state first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: ApplicationsArgs): Promise<ApplicationConnection> {
    const values: unknown[] = [];
    const conditions = [scopeSql(rowScope('application.read'), { branch: 'a.branch_id' }, values)];
    conditions.push(...conditionsOf(filter ?? {}, values));
    if (after) {
      const [since, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(a.state_since, a.id) > ($${values.push(since)}::timestamptz, $${values.push(id)}::uuid)`);
    }
    const limit = values.push(first + 1);
    const { rows } = await this.#database.pool.query<ApplicationRow & { cursor: string }>(
      `${applications.replace('SELECT', 'SELECT a.state_since::text AS cursor,')}
       WHERE ${conditions.join(' AND ')} ORDER BY a.state_since, a.id LIMIT $${limit}`,
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ cursor, id }) => encodeCursor([cursor, id]));
    return Object.assign(new ApplicationConnection(), page);
  }

  /** One application within the caller's reach; undefined where there is none. */
  one(id: string): Promise<ApplicationRecord | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const scope = scopeSql(rowScope('application.read'), { branch: 'a.branch_id' }, values);
      const [row]: ApplicationRow[] = await tx.query(`${applications} WHERE a.id = $1 AND ${scope}`, values);
      if (!row) return undefined;
      const application = await tx.findOneByOrFail(Application, { id });
      const { lifecycle, lifecycleVersion, state, version, branchId, enteredBy: ownerId } = application;
      const subject: LifecycleCase = {
        id,
        lifecycle,
        lifecycleVersion,
        state,
        version,
        branchId,
        teamId: null,
        ownerId,
      };
      return Object.assign(new ApplicationRecord(), factsOf(row), {
        fields: await this.#fields(tx, application),
        transitions: availableTransitions(await this.#lifecycles.offered(tx, subject)),
        lookalikes: await this.#lookalikes(tx, application),
      });
    });
  }

  /** What is wanted beside what the register says now, or said when it took effect. */
  async #fields(tx: EntityManager, application: Application): Promise<ApplicationField[]> {
    const after = shownWish(application) as ShownFields;
    const before = application.was ?? (await this.#now(tx, application));
    const branches = await branchNames(tx, [before.branchId, after.branchId]);
    return traderFields
      .filter((field) => field in after)
      .map((field) => ({
        field: field === 'branchId' ? 'branch' : field,
        before: shown(field, before[field], branches),
        after: shown(field, after[field], branches),
        sensitive: sensitiveFields.includes(field),
        sealed: isSealed(field),
      }));
  }

  async #now(tx: EntityManager, { kind, traderId }: Application): Promise<ShownFields> {
    const trader = kind === 'change' && traderId ? await tx.findOneBy(Trader, { id: traderId }) : null;
    return trader ? this.#writer.shown(tx, trader) : {};
  }

  async #lookalikes(tx: EntityManager, application: Application): Promise<Lookalike[]> {
    if (application.kind !== 'opening' || application.nameKey === '') return [];
    const values: unknown[] = [application.nameKey, application.traderId];
    const scope = scopeSql(rowScope('trader.read'), { branch: 't.branch_id' }, values);
    return tx.query(
      `SELECT t.id, t.number, t.name FROM trader t
       WHERE t.name_key = $1 AND t.id IS DISTINCT FROM $2 AND ${scope} ORDER BY t.number LIMIT 20`,
      values,
    );
  }
}

function factsOf({ branchId, ...row }: ApplicationRow): ApplicationFacts {
  const { lifecycle, lifecycleVersion, state } = row;
  return Object.assign(new ApplicationFacts(), row, {
    branch: { id: branchId, name: row.branch },
    state: caseState({ lifecycle, lifecycleVersion, state }),
  });
}

function conditionsOf(filter: ApplicationFilter, values: unknown[]): string[] {
  const conditions: string[] = [];
  if (filter.kinds?.length) conditions.push(`a.kind = ANY($${values.push(filter.kinds)}::text[])`);
  if (filter.states?.length) conditions.push(`a.state = ANY($${values.push(filter.states)}::text[])`);
  if (filter.branchIds?.length) conditions.push(`a.branch_id = ANY($${values.push(filter.branchIds)}::uuid[])`);
  if (filter.traderId) conditions.push(`a.trader_id = $${values.push(filter.traderId)}::uuid`);
  const text = filter.text?.trim();
  if (text) {
    const number = values.push(text.toUpperCase());
    const name = values.push(fold(text));
    conditions.push(`(starts_with(a.number, $${number}) OR position($${name} IN a.name_key) > 0)`);
  }
  return conditions;
}

async function branchNames(tx: EntityManager, ids: readonly unknown[]): Promise<ReadonlyMap<unknown, string>> {
  const known = ids.filter((id) => typeof id === 'string');
  if (known.length === 0) return new Map();
  const rows: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM org_unit WHERE id = ANY($1::uuid[])',
    [known],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function shown(field: TraderField, value: unknown, branches: ReadonlyMap<unknown, string>): string | null {
  if (value == null || value === '') return null;
  if (field === 'branchId') return branches.get(value) ?? null;
  return Array.isArray(value) ? value.join('、') : (value as string);
}
