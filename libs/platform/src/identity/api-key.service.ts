import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/index.ts';
import { currentActor } from '../context/index.ts';
import { Database } from '../database/index.ts';
import { type FieldProblem, InvalidInput } from '../errors/index.ts';
import { allPermissions } from '../permissions/index.ts';
import { ApiKey } from './api-key.entity.ts';
import { ApiKeyCreated, ApiKeyType, type CreateApiKeyInput } from './api-key.types.ts';
import { apiKeyRows } from './api-key-list.sql.ts';
import { definePersonWork } from './organisation/person-work.ts';
import { apiKeyMark, hashToken, makeToken } from './token.ts';

definePersonWork({
  kind: 'apiKey',
  title: { 'zh-Hant': '接口密鑰', 'zh-Hans': '接口密钥', en: 'API keys' },
  fate: 'handedOver',
  itemsSql: `SELECT id, name AS title FROM api_key WHERE coalesce(kept_by, created_by) = $1 AND revoked_at IS NULL
    AND coalesce(expires_at, 'infinity') > now()`,
  settleSql:
    'UPDATE api_key SET kept_by = $2 WHERE coalesce(kept_by, created_by) = $1 AND revoked_at IS NULL RETURNING id',
});

/** Integrations' keys: made, listed, revoked (X10). */
@Injectable()
export class ApiKeyService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Every key, the newest first; revoked ones too, for who asks what a key once did. */
  async list(): Promise<ApiKeyType[]> {
    const { rows } = await this.#database.pool.query<ApiKeyType>(`${apiKeyRows} ORDER BY k.id DESC LIMIT 1000`);
    return rows.map((row) => Object.assign(new ApiKeyType(), row));
  }

  /** Makes a key that may do at most what its maker may. */
  async create(input: CreateApiKeyInput): Promise<ApiKeyCreated | InvalidInput> {
    const maker = currentActor();
    const permissions = [...new Set(input.permissions)].toSorted();
    const problems = input.permissions.flatMap((permission, i): FieldProblem[] => {
      const path = `input.permissions.${i}`;
      if (input.branchIds && !allPermissions().get(permission)?.scopes.includes('branch')) {
        // Such a permission reaches every row: the key would look confined and not be.
        return [{ path, code: 'NOT_BY_BRANCH', message: `${permission} cannot be confined to branches` }];
      }
      const scope = maker.grants.get(permission);
      const wholeReach = scope?.all || (input.branchIds?.every((id) => scope?.branchIds.includes(id)) ?? false);
      if (wholeReach) return [];
      return [{ path, code: 'BEYOND_YOURS', message: `you may not give ${permission} over these rows` }];
    });
    if (problems.length > 0) return InvalidInput.of(problems);
    if (input.expiresAt && input.expiresAt.getTime() <= Date.now()) {
      return InvalidInput.at('input.expiresAt', 'IN_THE_PAST', 'must lie in the future');
    }
    const secret = makeToken(apiKeyMark);
    return this.#database.transaction(async (tx) => {
      const { id } = await tx.save(
        tx.create(ApiKey, {
          name: input.name,
          tokenHash: hashToken(secret),
          prefix: secret.slice(0, apiKeyMark.length + 6),
          permissions,
          branchIds: input.branchIds ?? null,
          expiresAt: input.expiresAt ?? null,
          createdBy: maker.id,
        }),
      );
      await this.#audit.record(tx, {
        action: 'apiKey.created',
        subject: { type: 'apiKey', id },
        after: {
          name: input.name,
          permissions,
          branchIds: input.branchIds ?? null,
          expiresAt: input.expiresAt ?? null,
        },
      });
      return Object.assign(new ApiKeyCreated(), { key: await this.#one(tx, id), secret });
    });
  }

  /** Revokes a key at once, everywhere. Revoking it again changes nothing. */
  async revoke(id: string): Promise<ApiKeyType | undefined> {
    return this.#database.transaction(async (tx) => {
      const [, revoked] = await tx.query<[unknown, number]>(
        'UPDATE api_key SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL',
        [id],
      );
      if (revoked > 0) await this.#audit.record(tx, { action: 'apiKey.revoked', subject: { type: 'apiKey', id } });
      return this.#one(tx, id);
    });
  }

  async #one(tx: EntityManager, id: string): Promise<ApiKeyType | undefined> {
    const [row] = await tx.query<ApiKeyType[]>(`${apiKeyRows} WHERE k.id = $1`, [id]);
    return row && Object.assign(new ApiKeyType(), row);
  }
}
