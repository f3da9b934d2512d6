import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { definePersonWork, holdersSql, todaySql } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { daysBetween, isBusinessDate } from '../calendar/index.ts';
import { type DelegateInput, Delegation, StandIn } from './delegation.types.ts';

const longest = 366;

/** Expects the caller's id as `$1`. */
const delegations = `
  SELECT d.id, f.name AS "from", t.name AS "to", d.starts_on AS "startsOn", d.ends_on AS "endsOn", d.reason,
    (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.starts_on AND d.ends_on AS active, d.from_person = $1 AS mine
  FROM delegation d JOIN person f ON f.id = d.from_person JOIN person t ON t.id = d.to_person
  WHERE d.revoked_at IS NULL AND d.ends_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date`;

definePersonWork({
  kind: 'delegation',
  title: { 'zh-Hant': '審批委託', 'zh-Hans': '审批委托', en: 'Delegations' },
  fate: 'ends',
  itemsSql: `SELECT d.id, f.name || ' → ' || t.name AS title FROM delegation d JOIN person f ON f.id = d.from_person
    JOIN person t ON t.id = d.to_person WHERE $1 IN (d.from_person, d.to_person) AND d.revoked_at IS NULL
      AND d.ends_on >= ${todaySql}`,
  settleSql: `UPDATE delegation SET revoked_at = now() WHERE $1 IN (from_person, to_person) AND revoked_at IS NULL
    AND ends_on >= ${todaySql} RETURNING id`,
});

/** Delegation from–to while somebody is away (X3). */
@Injectable()
export class DelegationService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Delegations that hold or are to come: the caller's own, and everybody's for whoever delegates for others. */
  async list(): Promise<Delegation[]> {
    const { id } = currentActor();
    const { rows } = await this.#database.pool.query<Delegation>(
      `${delegations} AND ($2 OR $1::uuid IN (d.from_person, d.to_person)) ORDER BY d.starts_on, d.id LIMIT 500`,
      [id, delegatesForOthers()],
    );
    return rows.map((row) => Object.assign(new Delegation(), row, { mine: row.mine || delegatesForOthers() }));
  }

  /** Whom a delegation may name: the active people whose posts decide approvals. */
  async standIns(): Promise<StandIn[]> {
    const { rows } = await this.#database.pool.query<StandIn>(
      `SELECT p.id, p.name, coalesce((SELECT string_agg(DISTINCT post.title, '、') FROM post_holding h JOIN post ON post.id = h.post_id
         WHERE h.person_id = p.id AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')), '') AS posts
       FROM person p WHERE p.active AND p.id IN (${holdersSql(`'approval.decide'`, {})}) ORDER BY p.name, p.id LIMIT 500`,
    );
    return rows.map((row) => Object.assign(new StandIn(), row));
  }

  /** Has somebody stand in; for others only with the permission. */
  async delegate(input: DelegateInput): Promise<Delegation | InvalidInput | NotFound> {
    const { id } = currentActor();
    const from = input.fromPersonId ?? id;
    if (from !== id && !delegatesForOthers()) return NotFound.of('person');
    const problems = problemsOf(input, from);
    if (problems.length > 0) return InvalidInput.of(problems);
    return this.#database.transaction(async (tx) => {
      const people: unknown[] = await tx.query('SELECT FROM person WHERE id = ANY($1::uuid[]) AND active', [
        [from, input.toPersonId],
      ]);
      if (people.length < 2) return NotFound.of('person');
      const [made]: { id: string }[] = await tx.query(
        `INSERT INTO delegation (from_person, to_person, starts_on, ends_on, reason) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [from, input.toPersonId, input.startsOn, input.endsOn, input.reason.trim()],
      );
      return this.#recorded(tx, made?.id ?? '', 'delegation.given');
    });
  }

  /** Ends a delegation: the one who is back, or whoever delegates for others. */
  revoke(id: string): Promise<Delegation | NotFound> {
    return this.#database.transaction(async (tx) => {
      const [found]: unknown[] = await tx.query(
        'SELECT FROM delegation WHERE id = $1 AND revoked_at IS NULL AND ($2 OR from_person = $3) FOR UPDATE',
        [id, delegatesForOthers(), currentActor().id],
      );
      if (!found) return NotFound.of('delegation');
      const delegation = await this.#recorded(tx, id, 'delegation.ended');
      await tx.query('UPDATE delegation SET revoked_at = now() WHERE id = $1', [id]);
      return delegation;
    });
  }

  async #recorded(tx: EntityManager, id: string, action: string): Promise<Delegation> {
    const [row]: Delegation[] = await tx.query(`${delegations} AND d.id = $2`, [currentActor().id, id]);
    if (!row) throw new Error('The delegation was written and is gone');
    const { from, to, startsOn, endsOn, reason } = row;
    await this.#audit.record(tx, {
      action,
      subject: { type: 'delegation', id },
      after: { from, to, startsOn, endsOn },
      reason,
    });
    return Object.assign(new Delegation(), row);
  }
}

function delegatesForOthers(): boolean {
  return currentActor().grants.get('approval.delegate') !== undefined;
}

function problemsOf(input: DelegateInput, from: string): { path: string; code: string; message: string }[] {
  const problems = (['startsOn', 'endsOn'] as const)
    .filter((path) => !isBusinessDate(input[path]))
    .map((path) => ({ path: `input.${path}`, code: 'IMPOSSIBLE_DATE', message: 'a day that exists, as YYYY-MM-DD' }));
  if (problems.length > 0) return problems;
  const days = daysBetween(input.startsOn, input.endsOn);
  if (days < 0 || days >= longest) {
    problems.push({ path: 'input.endsOn', code: 'OUT_OF_RANGE', message: `within ${longest} days of the first day` });
  }
  if (from === input.toPersonId) {
    problems.push({ path: 'input.toPersonId', code: 'SAME_PERSON', message: 'somebody else stands in' });
  }
  return problems;
}
