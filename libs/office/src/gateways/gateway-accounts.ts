import { Settings } from '@kefu/platform/config';
import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Database, sql } from '@kefu/platform/database';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Adapter, adapters } from './adapters.ts';
import { usableSql } from './breaker.ts';
import type { Gateway, Offer, RegisteredTemplate } from './gateway.ts';

/** The kind under which the secrets of a gateway are sealed. */
export const gatewaySecrets = 'gatewaySecrets';
defineSealedColumns({ table: 'message_gateway', key: ['name'], column: 'secrets_sealed', kind: gatewaySecrets });

/** A gateway that may be used now, with what it allows. */
export interface LiveGateway {
  readonly name: string;
  readonly offer: Offer;
  /** Messages that its bucket holds at this moment; another worker may be quicker. */
  readonly allowed: number;
  readonly leaseSeconds: number;
  readonly timeoutSeconds: number;
  /** Whether it asks for simplified characters. */
  readonly simplified: boolean;
  readonly gateway: Gateway;
}

interface AccountRow extends Omit<LiveGateway, 'gateway'> {
  readonly version: number;
  readonly adapter: Adapter;
  readonly url: string | null;
  readonly signature: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secretsSealed: string | null;
  readonly templates: Readonly<Record<string, RegisteredTemplate>> | null;
}

/** What the bucket of a gateway holds now, by the database's clock. */
export const tokensNow = `least(burst, tokens + rate_per_second * greatest(0, extract(epoch FROM clock_timestamp() - refilled_at)))`;

const columns = `name, version, offer, adapter, url, signature, simplified, settings, secrets_sealed AS "secretsSealed",
  CASE WHEN breaker = 'closed' THEN floor(${tokensNow})::int ELSE least(1, floor(${tokensNow})::int) END AS allowed,
  lease_seconds AS "leaseSeconds", timeout_seconds AS "timeoutSeconds",
  (SELECT json_object_agg(t.template_id, json_build_object('code', t.code, 'order', t.parameters))
   FROM gateway_template t WHERE t.gateway = g.name) AS templates`;

const live = sql(
  'gateways.live',
  `SELECT ${columns} FROM message_gateway g WHERE enabled AND ${usableSql} ORDER BY priority, name`,
);
const one = sql('gateways.one', `SELECT ${columns} FROM message_gateway g WHERE name = $1`);

/** The gateways of the installation as the sender sees them (X7): data, read anew before each batch; their lines are kept. */
@Injectable()
export class GatewayAccounts implements OnApplicationShutdown {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #house: Settings['gateway'];
  readonly #publicUrl: string;
  readonly #lines = new Map<string, { readonly version: number; readonly gateway: Gateway }>();

  constructor(database: Database, cipher: FieldCipher, settings: Settings) {
    this.#database = database;
    this.#cipher = cipher;
    this.#house = settings.gateway;
    this.#publicUrl = settings.publicUrl;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#lines.values()].map(({ gateway }) => gateway.close()));
  }

  /** What may be used now, the preferred first. */
  async live(): Promise<LiveGateway[]> {
    const rows = await this.#database.query<AccountRow & Record<string, unknown>>(live);
    return rows.flatMap((row) => {
      const gateway = this.#line(row);
      return gateway ? [{ ...row, gateway }] : [];
    });
  }

  /** A gateway by its name, whether it is in use or not; undefined where there is none, or no address for it. */
  async find(name: string): Promise<LiveGateway | undefined> {
    const [row] = await this.#database.query<AccountRow & Record<string, unknown>>(one, [name]);
    const gateway = row && this.#line(row);
    return gateway && { ...row, gateway };
  }

  /**
   * Takes messages out of the buckets, which all workers share. Where a breaker has rested, one message goes as the probe.
   * @returns how many of those wanted each gateway grants
   */
  async reserve(wanted: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const { rows } = await this.#database.pool.query<{ name: string; granted: number }>(
      `WITH now AS MATERIALIZED (
         SELECT g.name, ${tokensNow} AS tokens, g.breaker <> 'closed' AS probing,
           CASE WHEN g.breaker = 'closed' THEN w.wanted WHEN ${usableSql} THEN least(1, w.wanted) ELSE 0 END AS wanted
         FROM message_gateway g JOIN unnest($1::text[], $2::int[]) AS w (name, wanted) USING (name) ORDER BY g.name FOR UPDATE OF g
       ), granted AS (SELECT name, tokens, probing, least(wanted, floor(tokens))::int AS granted FROM now)
       UPDATE message_gateway g SET tokens = r.tokens - r.granted, refilled_at = clock_timestamp(),
         breaker = CASE WHEN r.probing AND r.granted > 0 THEN 'probing' ELSE g.breaker END,
         breaker_until = CASE WHEN r.probing AND r.granted > 0
           THEN clock_timestamp() + g.lease_seconds * interval '1 second' ELSE g.breaker_until END
       FROM granted r WHERE g.name = r.name RETURNING g.name, r.granted`,
      [[...wanted.keys()], [...wanted.values()]],
    );
    return new Map(rows.map(({ name, granted }) => [name, granted]));
  }

  #line(row: AccountRow): Gateway | undefined {
    const known = this.#lines.get(row.name);
    if (known?.version === row.version) return known.gateway;
    void known?.gateway.close();
    this.#lines.delete(row.name);
    const { make, url: usual } = adapters[row.adapter];
    // The sandbox's account holds no address: the settings of the installation say where it is.
    const house = row.adapter === 'sandbox' ? this.#house : undefined;
    const url = row.url ?? house?.url ?? usual;
    if (!url) return undefined;
    const opened = row.secretsSealed ? this.#cipher.open(gatewaySecrets, row.secretsSealed) : '{}';
    const gateway = make({
      name: row.name,
      url,
      signature: row.signature,
      settings: row.settings,
      secrets: { ...(house && { token: house.secret }), ...(JSON.parse(opened) as Record<string, string>) },
      templates: new Map(Object.entries(row.templates ?? {})),
      callbackUrl: new URL(`/gateway/receipts/${encodeURIComponent(row.name)}`, this.#publicUrl).href,
    });
    this.#lines.set(row.name, { version: row.version, gateway });
    return gateway;
  }
}
