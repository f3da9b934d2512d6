import { EventEmitter, on } from 'node:events';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { Settings } from '../config/index.ts';
import type { Actor } from '../context/index.ts';
import { inScope } from '../permissions/index.ts';

/** A change, and who may hear of it. */
export interface Announcement {
  readonly type: string;
  readonly id: string;
  /** Only callers with this permission, within its rows. */
  readonly permission: string;
  readonly branchId?: string | null;
  readonly teamId?: string | null;
  readonly ownerId?: string | null;
}

/** What a follower is told. */
export interface Hint {
  readonly type: string;
  readonly id: string;
}

const channel = 'kefu_change';
/** Told by PostgreSQL when a session, a post, a role's grants or a key changed. */
const identityChannel = 'identity_changed';
const retryMs = 1000;
/** What a listener hears when changes may have been missed. */
const everything = { type: 'everything', id: '' };
/** What a listener hears when anything about identities changed. */
const identities = { type: 'identities', id: '' };
/** How long an answer of {@link Standing} counts at most when nothing is told. */
const standingFor = 30_000;

/** Who follows, as of now, and until when by this process's clock that is known; undefined once they may follow no more. */
export type Standing = () => Promise<{ readonly actor: Actor; readonly until: number } | undefined>;

/**
 * Carries word of changes from any process to the callers that follow them (X9, X11): through PostgreSQL, so that it
 * leaves with the commit of the change and reaches every API. It is a hint to read again, never the only way to learn.
 */
@Injectable()
export class Topics implements OnApplicationShutdown {
  readonly #logger = new Logger(Topics.name);
  readonly #settings: Settings;
  readonly #heard = new EventEmitter().setMaxListeners(0);
  #listener: Promise<pg.Client> | undefined;
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Announces a change, with the commit of the transaction that makes it. */
  async announce(tx: EntityManager, change: Announcement): Promise<void> {
    await tx.query('SELECT pg_notify($1, $2)', this.word(change));
  }

  /** The arguments of `pg_notify` for a change, where the statement that makes it announces it as well. */
  word(change: Announcement): [channel: string, payload: string] {
    return [channel, JSON.stringify(change)];
  }

  /**
   * Changes of these types that a follower may hear of, until the reader stops or the follower may follow no more.
   * What is taken away is felt at once: both kinds of word come over one connection, in the order of their commits, so
   * no change that was committed after the taking away is told to whom it was taken from.
   * @param standing asked at the beginning, and again when anything about identities changed
   */
  follow(types: readonly string[], standing: Standing): AsyncIterableIterator<Hint> {
    const wanted = new Set(types);
    const events = on(this.#heard, 'change') as AsyncIterableIterator<[Announcement | typeof everything]>;
    const listening = (this.#listener ??= this.#listen());
    let actor: Actor | undefined;
    let known = Number.NEGATIVE_INFINITY;
    const stands = async (again: boolean): Promise<boolean> => {
      if (again || Date.now() >= known) {
        const asked = Date.now();
        const found = await standing();
        actor = found?.actor;
        known = Math.min(asked + standingFor, found?.until ?? 0);
      }
      return actor !== undefined;
    };
    const end = async (): Promise<IteratorReturnResult<undefined>> => {
      await events.return?.();
      return { done: true, value: undefined };
    };
    // No generator: one that waits for the next change cannot be told to stop waiting.
    return {
      next: async () => {
        try {
          await listening;
          if (!(await stands(false))) return await end();
          for (;;) {
            const heard = await events.next();
            if (heard.done) return await end();
            const [change] = heard.value;
            const ofRecord = 'permission' in change;
            if (ofRecord && !wanted.has(change.type)) continue;
            if (!(await stands(!ofRecord)) || !actor) return await end();
            if (ofRecord ? !mayHear(actor, change) : change === identities) continue;
            return { done: false, value: { type: change.type, id: change.id } };
          }
        } catch (error) {
          await end();
          throw error;
        }
      },
      return: end,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** How many follow now. */
  get followers(): number {
    return this.#heard.listenerCount('change');
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await (await this.#listener?.catch(() => undefined))?.end().catch(() => undefined);
  }

  async #listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#settings.databaseUrl, application_name: 'kefu-topics' });
    const lost = (): void => {
      client.removeAllListeners();
      client.on('error', () => undefined);
      if (!this.#stopped) this.#listener = this.#listenAgain();
    };
    client.once('error', lost);
    client.once('end', lost);
    client.on('notification', ({ channel: from, payload }) =>
      this.#heard.emit('change', from === identityChannel ? identities : JSON.parse(payload ?? '{}')),
    );
    await client.connect();
    await client.query(`LISTEN ${channel}; LISTEN ${identityChannel}`);
    return client;
  }

  async #listenAgain(): Promise<pg.Client> {
    for (;;) {
      await new Promise((done) => setTimeout(done, retryMs).unref());
      if (this.#stopped) throw new Error('The process is stopping');
      try {
        const client = await this.#listen();
        this.#heard.emit('change', everything);
        return client;
      } catch {
        this.#logger.warn('Changes cannot be followed while PostgreSQL is away');
      }
    }
  }
}

function mayHear(actor: Actor, { permission, branchId, teamId, ownerId }: Announcement): boolean {
  const scope = actor.grants.get(permission);
  if (!scope) return false;
  // A change of nothing that belongs to a branch, a team or a person is for everybody with the permission.
  const unowned = branchId == null && teamId == null && ownerId == null;
  return unowned || inScope(scope, { branchId: branchId ?? null, teamId: teamId ?? null, ownerId: ownerId ?? null });
}
