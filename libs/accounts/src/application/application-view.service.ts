import { availableTransitions, type LifecycleCase, Lifecycles } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Trader } from '../trader/trader.entity.ts';
import { sensitiveFields, type TraderField, traderFields } from '../trader/trader-fields.ts';
import { type ShownFields, TraderWriter } from '../trader/trader-writer.ts';
import { Application } from './application.entity.ts';
import { type ApplicationField, ApplicationRecord, type Lookalike, type StateReached } from './application.types.ts';
import { factsOf } from './application-list.service.ts';
import { type ApplicationRow, applicationFacts } from './application-list.sql.ts';
import { ApplicationWishes, isSealed, shownWish } from './application-wish.ts';

/** Applications as people look at them (T1–T4). */
@Injectable()
export class ApplicationViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #writer: TraderWriter;
  readonly #wishes: ApplicationWishes;

  constructor(database: Database, lifecycles: Lifecycles, writer: TraderWriter, wishes: ApplicationWishes) {
    this.#wishes = wishes;
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#writer = writer;
  }

  /** One application within the caller's reach; undefined where there is none. */
  one(id: string): Promise<ApplicationRecord | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [currentActor().id, id];
      const scope = scopeSql(rowScope('application.read'), { branch: 'a.branch_id' }, values);
      const [row]: ApplicationRow[] = await tx.query(`${applicationFacts()} WHERE a.id = $2 AND ${scope}`, values);
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
        passage: await passageOf(tx, application),
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
    const phones = this.#wishes.phoneIndexes(application);
    const values: unknown[] = [application.nameKey, application.traderId, phones];
    const scope = scopeSql(rowScope('trader.read'), { branch: 't.branch_id' }, values);
    return tx.query(
      `SELECT t.id, t.number, t.name, t.name_key = $1 AS "sameName", p.same AS "samePhone" FROM trader t
       CROSS JOIN LATERAL (
         SELECT EXISTS (SELECT FROM trader_phone p WHERE p.trader_id = t.id AND p.phone_index = ANY($3::bytea[])) AS same
       ) p
       WHERE t.id IN (
           SELECT id FROM trader WHERE name_key = $1
           UNION SELECT trader_id FROM trader_phone WHERE phone_index = ANY($3::bytea[]))
         AND t.id IS DISTINCT FROM $2 AND ${scope} ORDER BY t.number LIMIT 20`,
      values,
    );
  }
}

async function passageOf(tx: EntityManager, { id, createdAt }: Application): Promise<StateReached[]> {
  const reached: StateReached[] = await tx.query(
    `SELECT after->>'state' AS state, max(at) AS at FROM audit_entry
     WHERE subject_type = 'application' AND subject_id = $1::text AND action = 'application.moved' GROUP BY 1 ORDER BY 2`,
    [id],
  );
  return [{ state: 'draft', at: createdAt }, ...reached];
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
