import { Database, sql } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { GatewayAccounts, type LiveGateway } from './gateway-accounts.ts';

/** What a rule looks at. */
export interface Routed {
  readonly purpose: string;
  readonly branchId: string | null;
  readonly templateId: string;
  /** E.164. */
  readonly phone: string;
}

interface Rule {
  readonly purpose: string | null;
  readonly prefix: string | null;
  readonly branchId: string | null;
  readonly gateways: readonly string[];
}

/** The gateways of one moment. */
export interface Switchboard {
  /** What may be used now, the preferred first. */
  readonly gateways: readonly LiveGateway[];
  /** Where a message goes; undefined where none may take it now. */
  readonly route: (message: Routed) => LiveGateway | undefined;
}

const rules = sql(
  'gateways.rules',
  `SELECT purpose, prefix, branch_id AS "branchId", gateways FROM gateway_route ORDER BY position, id`,
);

/** The routing rules (X7): the first that fits says which gateways a message may take, and in which order. */
@Injectable()
export class GatewayRoutes {
  readonly #database: Database;
  readonly #accounts: GatewayAccounts;

  constructor(database: Database, accounts: GatewayAccounts) {
    this.#database = database;
    this.#accounts = accounts;
  }

  /** The rules of this moment over the gateways that may be used now; where no rule fits, all of them by their priority. */
  async now(): Promise<Switchboard> {
    const [gateways, all] = await Promise.all([
      this.#accounts.live(),
      this.#database.query<Rule & Record<string, unknown>>(rules),
    ]);
    const byName = new Map(gateways.map((live) => [live.name, live]));
    const route = ({ purpose, branchId, templateId, phone }: Routed): LiveGateway | undefined => {
      const rule = all.find(
        (each) =>
          (each.purpose === null || each.purpose === purpose) &&
          (each.branchId === null || each.branchId === branchId) &&
          (each.prefix === null || phone.startsWith(each.prefix)),
      );
      const candidates = rule ? rule.gateways.flatMap((name) => byName.get(name) ?? []) : gateways;
      return candidates.find((live) => live.gateway.carries(templateId));
    };
    return { gateways, route };
  }
}
