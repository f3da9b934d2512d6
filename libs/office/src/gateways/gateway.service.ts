import { AuditTrail } from '@kefu/platform/audit';
import { Settings } from '@kefu/platform/config';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, fieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MessageGateway, type MessageGatewayInput } from './gateway.types.ts';
import { gatewaySecrets, tokensNow } from './gateway-accounts.ts';
import { problemsOf, told } from './gateway-problems.ts';

interface Row extends Omit<MessageGateway, 'settings' | 'secretsSet' | 'callbackUrl' | 'templates'> {
  readonly settings: Readonly<Record<string, string>>;
  readonly secretsSealed: string | null;
  readonly templates: MessageGateway['templates'] | null;
}

const select = `SELECT name, title, adapter, offer, url, signature, simplified, price_per_thousand AS "pricePerThousand", priority,
    enabled, rate_per_second AS "ratePerSecond", burst, timeout_seconds AS "timeoutSeconds", lease_seconds AS "leaseSeconds",
    key_seconds AS "keySeconds", settle_seconds AS "settleSeconds", settings, secrets_sealed AS "secretsSealed", breaker,
    breaker_until AS "breakerUntil", floor(${tokensNow})::int AS allowed, version,
    (SELECT json_agg(json_build_object('templateId', t.template_id, 'code', t.code, 'parameters', t.parameters) ORDER BY t.template_id)
     FROM gateway_template t WHERE t.gateway = g.name) AS templates,
    (SELECT count(*)::int FROM send_attempt a JOIN message m ON m.id = a.message_id
     WHERE a.id >= uuidv7(interval '-1 minute') AND m.gateway = g.name) AS "triedLastMinute"
  FROM message_gateway g`;

/** The lease outlasts two tries: one that was just begun, and the one before it. */
const leaseOf = (timeoutSeconds: number): number => Math.max(60, timeoutSeconds * 3);

/** Gateways as people set them up (X7). Secrets go in sealed and never come out. */
@Injectable()
export class GatewayService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;
  readonly #publicUrl: string;

  constructor(database: Database, cipher: FieldCipher, audit: AuditTrail, settings: Settings) {
    this.#database = database;
    this.#cipher = cipher;
    this.#audit = audit;
    this.#publicUrl = settings.publicUrl;
  }

  /** Every gateway, in the order of their priority. */
  async list(): Promise<MessageGateway[]> {
    const { rows } = await this.#database.pool.query<Row>(`${select} ORDER BY priority, name`);
    return rows.map((row) => this.#shown(row));
  }

  /** Makes a gateway, or changes one under the version that was read. */
  save(input: MessageGatewayInput): Promise<MessageGateway | InvalidInput | ChangedMeanwhile | NotFound> {
    return this.#database.transaction(async (tx) => {
      const [stored]: (Row | undefined)[] = await tx.query(`${select} WHERE name = $1 FOR UPDATE`, [input.name]);
      const made = input.version === null || input.version === undefined;
      if (made && stored) return InvalidInput.of([fieldProblem('name', 'TAKEN', 'a name that no other gateway has')]);
      if (!made && !stored) return NotFound.of('gateway');
      if (stored && stored.version !== input.version) return ChangedMeanwhile.of(stored.version);
      // What is left empty stays as it is: nobody can type again what nobody can read.
      const given = input.secrets.filter(({ value }) => value !== '');
      const secrets = {
        ...this.#secretsOf(stored),
        ...Object.fromEntries(given.map((s) => [s.name, s.value])),
      };
      const problems = problemsOf(input, secrets);
      if (problems.length > 0) return InvalidInput.of(problems);
      await this.#write(tx, input, this.#cipher.seal(gatewaySecrets, JSON.stringify(secrets)));
      await this.#audit.record(tx, {
        action: stored ? 'gateway.changed' : 'gateway.added',
        subject: { type: 'gateway', id: input.name },
        before: stored ? told(stored) : null,
        // Which secrets were set anew is told, never what they are.
        after: { ...told(input), secrets: given.map(({ name }) => name).join(', ') },
      });
      const [after]: (Row | undefined)[] = await tx.query(`${select} WHERE name = $1`, [input.name]);
      return after ? this.#shown(after) : NotFound.of('gateway');
    });
  }

  async #write(tx: EntityManager, input: MessageGatewayInput, sealed: string): Promise<void> {
    await tx.query(
      `INSERT INTO message_gateway (name, title, adapter, offer, url, signature, simplified, price_per_thousand, priority, enabled,
         rate_per_second, burst, tokens, timeout_seconds, lease_seconds, key_seconds, settle_seconds, settings, secrets_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12::int, $13, $14, $15, $16, $17, $18)
       ON CONFLICT (name) DO UPDATE SET title = excluded.title, adapter = excluded.adapter, offer = excluded.offer,
         url = excluded.url, signature = excluded.signature, simplified = excluded.simplified,
         price_per_thousand = excluded.price_per_thousand, priority = excluded.priority, enabled = excluded.enabled,
         rate_per_second = excluded.rate_per_second, burst = excluded.burst, timeout_seconds = excluded.timeout_seconds,
         lease_seconds = excluded.lease_seconds, key_seconds = excluded.key_seconds, settle_seconds = excluded.settle_seconds,
         settings = excluded.settings, secrets_sealed = excluded.secrets_sealed, version = message_gateway.version + 1,
         breaker = 'closed', breaker_score = 0, breaker_until = NULL, breaker_openings = 0`,
      [
        input.name,
        input.title.trim() || input.name,
        input.adapter,
        input.offer,
        input.url || null,
        input.signature.trim(),
        input.simplified,
        input.pricePerThousand ?? null,
        input.priority,
        input.enabled,
        input.ratePerSecond,
        input.burst,
        input.timeoutSeconds,
        leaseOf(input.timeoutSeconds),
        input.keySeconds,
        input.settleSeconds,
        JSON.stringify(Object.fromEntries(input.settings.flatMap(({ name, value }) => (value ? [[name, value]] : [])))),
        sealed,
      ],
    );
    await tx.query('DELETE FROM gateway_template WHERE gateway = $1', [input.name]);
    await tx.query(
      `INSERT INTO gateway_template (gateway, template_id, code, parameters)
       SELECT $1, r.id, r.code, r.parameters FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, code text, parameters text[])
       JOIN message_template t ON t.id = r.id`,
      [
        input.name,
        JSON.stringify(
          input.templates.map(({ templateId, code, parameters }) => ({
            id: templateId,
            code: code.trim(),
            parameters,
          })),
        ),
      ],
    );
  }

  #secretsOf(row: Row | undefined): Record<string, string> {
    if (!row?.secretsSealed) return {};
    return JSON.parse(this.#cipher.open(gatewaySecrets, row.secretsSealed)) as Record<string, string>;
  }

  #shown(row: Row): MessageGateway {
    const { secretsSealed: _, settings, templates, ...open } = row;
    return Object.assign(new MessageGateway(), open, {
      title: row.title || row.name,
      settings: Object.entries(settings).map(([name, value]) => ({ name, value })),
      secretsSet: Object.keys(this.#secretsOf(row)),
      templates: templates ?? [],
      callbackUrl: new URL(`/gateway/receipts/${encodeURIComponent(row.name)}`, this.#publicUrl).href,
    });
  }
}
