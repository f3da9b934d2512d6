import { randomUUID } from 'node:crypto';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GatewayAccounts } from './gateway-accounts.ts';
import {
  type GatewayRoute,
  type GatewayRoutesInput,
  GatewayRouting,
  GatewayTest,
  type TestGatewayInput,
} from './gateway-route.types.ts';

const select = `SELECT r.id, r.purpose, r.prefix, r.branch_id AS "branchId", b.name AS branch, r.gateways
  FROM gateway_route r LEFT JOIN org_unit b ON b.id = r.branch_id ORDER BY r.position, r.id`;

/** Which way messages take, as people set it, and a test of each gateway (X7). */
@Injectable()
export class RoutingService {
  readonly #database: Database;
  readonly #accounts: GatewayAccounts;
  readonly #audit: AuditTrail;

  constructor(database: Database, accounts: GatewayAccounts, audit: AuditTrail) {
    this.#database = database;
    this.#accounts = accounts;
    this.#audit = audit;
  }

  /** All rules, in their order. */
  async rules(): Promise<GatewayRoute[]> {
    return (await this.#database.pool.query<GatewayRoute>(select)).rows;
  }

  /** Replaces the rules as a whole, unless somebody else replaced them since they were read. */
  replace({ read, rules }: GatewayRoutesInput): Promise<GatewayRouting | InvalidInput | ChangedMeanwhile> {
    return this.#database.transaction(async (tx) => {
      await tx.query('LOCK TABLE gateway_route IN SHARE ROW EXCLUSIVE MODE');
      const before: GatewayRoute[] = await tx.query(select);
      if (
        before
          .map(({ id }) => id)
          .toSorted()
          .join() !== read.toSorted().join()
      )
        return ChangedMeanwhile.of(before.length);
      const problems = await this.#problems(tx, rules);
      if (problems.length > 0) return InvalidInput.of(problems);
      await tx.query('DELETE FROM gateway_route');
      await this.#insert(tx, rules);
      const after: GatewayRoute[] = await tx.query(select);
      await this.#audit.record(tx, {
        action: 'gatewayRoutes.changed',
        subject: { type: 'gatewayRoutes', id: 'all' },
        before: { rules: before.map(told).join('; ') },
        after: { rules: after.map(told).join('; ') },
      });
      return Object.assign(new GatewayRouting(), { rules: after });
    });
  }

  /** Sends one message by a gateway, outside of the ledger, to see whether its settings are right. */
  async test({ name, phone }: TestGatewayInput): Promise<GatewayTest | NotFound> {
    const live = await this.#accounts.find(name);
    if (!live) return NotFound.of('gateway');
    const { rows } = await this.#database.pool.query<{ id: string }>(
      'SELECT template_id AS id FROM gateway_template WHERE gateway = $1 LIMIT 1',
      [name],
    );
    const result = await live.gateway.send(
      {
        key: randomUUID(),
        phone,
        text: '【Kefu】测试 test',
        signature: 'Kefu',
        templateId: rows[0]?.id ?? '',
        values: {},
      },
      { timeoutSeconds: live.timeoutSeconds, deadline: Number.POSITIVE_INFINITY },
    );
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, {
        action: 'gateway.tested',
        subject: { type: 'gateway', id: name },
        after: { outcome: result.outcome },
      }),
    );
    const detail = 'code' in result ? result.code : result.reference;
    return Object.assign(new GatewayTest(), { outcome: result.outcome, detail });
  }

  async #problems(tx: EntityManager, rules: GatewayRoutesInput['rules']): Promise<FieldProblem[]> {
    const gateways: { name: string }[] = await tx.query('SELECT name FROM message_gateway');
    const branches: { id: string }[] = await tx.query(
      `SELECT id FROM org_unit WHERE kind = 'branch' AND id = ANY($1::uuid[])`,
      [rules.flatMap(({ branchId }) => branchId ?? [])],
    );
    const names = new Set(gateways.map(({ name }) => name));
    const ids = new Set(branches.map(({ id }) => id));
    return rules.flatMap((rule, at) => [
      ...(rule.gateways.every((name) => names.has(name))
        ? []
        : [problem(`rules.${at}.gateways`, 'gateways that are there')]),
      ...(!rule.branchId || ids.has(rule.branchId) ? [] : [problem(`rules.${at}.branchId`, 'a branch that is there')]),
    ]);
  }

  async #insert(tx: EntityManager, rules: GatewayRoutesInput['rules']): Promise<void> {
    await tx.query(
      `INSERT INTO gateway_route (position, purpose, prefix, branch_id, gateways)
       SELECT position, purpose, prefix, branch, gateways FROM jsonb_to_recordset($1::jsonb)
         AS r (position smallint, purpose text, prefix text, branch uuid, gateways text[])`,
      [
        JSON.stringify(
          rules.map(({ purpose, prefix, branchId, gateways }, position) => ({
            position,
            purpose: purpose || null,
            prefix: prefix || null,
            branch: branchId ?? null,
            gateways,
          })),
        ),
      ],
    );
  }
}

function told({ purpose, prefix, branch, gateways }: GatewayRoute): string {
  return `${[purpose, prefix, branch].filter(Boolean).join(' ') || '*'} → ${gateways.join(', ')}`;
}

function problem(path: string, message: string): FieldProblem {
  return Object.assign(new FieldProblem(), { path, code: 'UNKNOWN', message });
}
