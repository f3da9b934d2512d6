import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Settings } from '../config/index.ts';
import type { Actor, Grants, RowScope } from '../context/index.ts';
import { Database, type Sql, sql } from '../database/index.ts';
import { chooseLanguage, type Language } from '../language/index.ts';
import type { ScopeKind } from '../permissions/index.ts';
import { lineOfSql } from './organisation/line.ts';
import { apiKeyMark, hashToken } from './token.ts';

/** A recognised caller. */
export interface Caller {
  readonly actor: Actor;
  /** Session or key id. */
  readonly credentialId: string;
  /** The person's own language; a key has none. */
  readonly language: Language | undefined;
  /** The instant, by this process's clock, from which on it may be otherwise though nothing is told: posts end with their day. */
  readonly until: number;
}

interface SessionRow {
  session_id: string;
  person_id: string;
  name: string;
  language: string;
  expires_at: Date;
  grants: { permission: string; scope: ScopeKind; branch: string | null; team: string | null }[];
  roles: string[];
  line: string[];
  /** Milliseconds until the business date is over. */
  day_left: string;
}

interface ApiKeyRow {
  id: string;
  name: string;
  permissions: string[];
  branch_ids: string[] | null;
  expires_at: Date | null;
}

const sessionSql = (live: string): string =>
  `WITH live AS (${live})
   SELECT live.id AS session_id, person.id AS person_id, person.name, person.language, live.expires_at,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('permission', g.permission, 'scope', g.scope,
         'branch', CASE unit.kind WHEN 'branch' THEN unit.id WHEN 'team' THEN parent.id END,
         'team', CASE unit.kind WHEN 'team' THEN unit.id END))
       FROM post_holding h JOIN post p ON p.id = h.post_id JOIN role_grant g ON g.role_id = p.role_id
       JOIN org_unit unit ON unit.id = p.unit_id
       LEFT JOIN org_unit parent ON parent.id = unit.parent_id AND parent.kind = 'branch'
       WHERE h.person_id = person.id AND h.starts_on <= today.day AND coalesce(h.ends_on, today.day) >= today.day
     ), '[]') AS grants,
     ARRAY(
       SELECT DISTINCT r.key FROM post_holding h JOIN post p ON p.id = h.post_id JOIN role r ON r.id = p.role_id
       WHERE h.person_id = person.id AND h.starts_on <= today.day AND coalesce(h.ends_on, today.day) >= today.day
     ) AS roles,
     ARRAY(${lineOfSql('person.id')}) AS line,
     ceil(extract(epoch FROM (today.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - clock_timestamp()) * 1000) AS day_left
   FROM live JOIN person ON person.id = live.person_id AND person.active,
     (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today`;

const liveSession = 'revoked_at IS NULL AND expires_at > now()';
const findSession = sql(
  'identity.session',
  sessionSql(
    `UPDATE session SET last_used_at = now() WHERE token_hash = $1 AND ${liveSession} RETURNING id, person_id, expires_at`,
  ),
);
const recallSession = sql(
  'identity.session-again',
  sessionSql(`SELECT id, person_id, expires_at FROM session WHERE id = $1 AND ${liveSession}`),
);

const keyColumns = 'id, name, permissions, branch_ids, expires_at';
const liveKey = 'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())';
const findApiKey = sql(
  'identity.api-key',
  `UPDATE api_key SET last_used_at = now() WHERE token_hash = $1 AND ${liveKey} RETURNING ${keyColumns}`,
);
const recallApiKey = sql('identity.api-key-again', `SELECT ${keyColumns} FROM api_key WHERE id = $1 AND ${liveKey}`);

const rememberFor = 30_000;
const rememberAtMost = 10_000;

/**
 * Recognises callers by cookie or API key. What it found is remembered for half a minute, never over midnight, and forgotten
 * at once when PostgreSQL says that anything about identities changed; while that line is down nothing is remembered.
 */
@Injectable()
export class Callers implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(Callers.name);
  readonly #database: Database;
  readonly #settings: Settings;
  readonly #remembered = new Map<string, { caller: Caller; until: number }>();
  #listener: pg.Client | undefined;
  #listening = false;
  #stopped = false;
  #generation = 0;

  constructor(database: Database, settings: Settings) {
    this.#database = database;
    this.#settings = settings;
  }

  /** The caller behind a token, or undefined when it is unknown, expired or revoked. */
  recognise(token: string): Caller | undefined | Promise<Caller | undefined> {
    const known = this.#remembered.get(token);
    if (known && known.until > Date.now()) return known.caller;
    return this.#lookUp(token);
  }

  /** A caller who was recognised before, as of now: what was remembered does not count. */
  async recall(kind: Actor['kind'], credentialId: string): Promise<Caller | undefined> {
    const found =
      kind === 'apiKey'
        ? await this.#byApiKey(recallApiKey, credentialId)
        : await this.#bySession(recallSession, credentialId);
    return found?.caller;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#listener?.end().catch(() => undefined);
  }

  async #lookUp(token: string): Promise<Caller | undefined> {
    const generation = this.#generation;
    const hash = hashToken(token);
    const found = token.startsWith(apiKeyMark)
      ? await this.#byApiKey(findApiKey, hash)
      : await this.#bySession(findSession, hash);
    // What changed while we read is not known to us: then nothing is remembered.
    if (found && this.#listening && generation === this.#generation) {
      if (this.#remembered.size >= rememberAtMost) this.#remembered.clear();
      const until = Math.min(
        Date.now() + rememberFor,
        found.caller.until,
        found.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      );
      this.#remembered.set(token, { caller: found.caller, until });
    }
    return found?.caller;
  }

  async #bySession(by: Sql, value: unknown): Promise<{ caller: Caller; expiresAt: Date } | undefined> {
    const asked = Date.now();
    const [row] = await this.#database.query<SessionRow & pg.QueryResultRow>(by, [value]);
    if (!row) return undefined;
    const actor: Actor = {
      kind: 'person',
      id: row.person_id,
      name: row.name,
      roles: row.roles,
      grants: unite(row.person_id, row.grants, row.line),
    };
    return {
      caller: {
        actor,
        credentialId: row.session_id,
        language: chooseLanguage(row.language),
        until: asked + Number(row.day_left),
      },
      expiresAt: row.expires_at,
    };
  }

  async #byApiKey(by: Sql, value: unknown): Promise<{ caller: Caller; expiresAt: Date | null } | undefined> {
    const [row] = await this.#database.query<ApiKeyRow & pg.QueryResultRow>(by, [value]);
    if (!row) return undefined;
    const scope: RowScope = { all: row.branch_ids === null, branchIds: row.branch_ids ?? [], teamIds: [], own: null };
    const grants: Grants = new Map(row.permissions.map((permission) => [permission, scope]));
    return {
      caller: {
        actor: { kind: 'apiKey', id: row.id, name: row.name, roles: [], grants },
        credentialId: row.id,
        language: undefined,
        until: Number.POSITIVE_INFINITY,
      },
      expiresAt: row.expires_at,
    };
  }

  async #listen(): Promise<void> {
    if (this.#stopped) return;
    const listener = new pg.Client({ connectionString: this.#settings.databaseUrl, application_name: 'kefu-callers' });
    this.#listener = listener;
    const lost = (): void => {
      if (this.#listener !== listener) return;
      this.#listener = undefined;
      this.#listening = false;
      this.#forget();
      if (!this.#stopped) setTimeout(() => void this.#listen(), 1000).unref();
    };
    listener.on('notification', () => this.#forget());
    listener.on('error', lost);
    listener.on('end', lost);
    try {
      await listener.connect();
      await listener.query('LISTEN identity_changed');
      this.#listening = true;
    } catch {
      this.#logger.warn('Identity changes cannot be followed; every request is looked up');
      lost();
    }
  }

  #forget(): void {
    this.#generation++;
    this.#remembered.clear();
  }
}

/** The union over the posts held: a permission reaches what any of them lets it reach. */
function unite(personId: string, grants: SessionRow['grants'], line: readonly string[]): Grants {
  type Reach = { all: boolean; branchIds: string[]; teamIds: string[]; own: string; line: readonly string[] };
  const reach = new Map<string, Reach>();
  for (const { permission, scope, branch, team } of grants) {
    let scopes = reach.get(permission);
    if (!scopes) reach.set(permission, (scopes = { all: false, branchIds: [], teamIds: [], own: personId, line: [] }));
    if (scope === 'all') scopes.all = true;
    if (scope === 'branch' && branch) scopes.branchIds.push(branch);
    if (scope === 'team' && team) scopes.teamIds.push(team);
    if (scope === 'line') scopes.line = line;
  }
  return reach;
}
