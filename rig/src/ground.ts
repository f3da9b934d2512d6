import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountsSchema } from '@kefu/accounts';
import { franchiseSchema } from '@kefu/franchise';
import { hrRequestsSchema } from '@kefu/hr-requests';
import { inventorySchema } from '@kefu/inventory';
import { mortgageSchema } from '@kefu/mortgage';
import { ordersSchema } from '@kefu/orders';
import { loadSettings, type Settings } from '@kefu/platform/config';
import { migrate } from '@kefu/platform/database';
import { riskSchema } from '@kefu/risk';
import pg from 'pg';

/** The top of the repository. */
export const root = resolve(import.meta.dirname, '../..');

interface Server {
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}
type StartPostgres = (options: {
  dataFolder: string;
  port?: number;
  settings: Record<string, string>;
}) => Promise<Server>;

// Durable: what was committed is there after a stop, or the run proves nothing. Checkpoints are frequent, so that stops meet them.
const settings = { max_wal_size: '256MB', checkpoint_timeout: '30s' };

/** The rig's own PostgreSQL: each run gets a fresh database of it, and may stop it as it likes. */
export class RigPostgres {
  readonly #folder: string;
  readonly #start: StartPostgres;
  #server: Server;
  #databases = 0;

  private constructor(folder: string, start: StartPostgres, server: Server) {
    this.#folder = folder;
    this.#start = start;
    this.#server = server;
  }

  /** Starts it, with a migrated database to copy. */
  static async start(): Promise<RigPostgres> {
    const { startPostgres } = (await import(join(root, 'scripts/postgres.mjs'))) as { startPostgres: StartPostgres };
    const folder = mkdtempSync(join(tmpdir(), 'kefu-rig-'));
    const server = await startPostgres({ dataFolder: join(folder, 'postgres'), settings });
    const postgres = new RigPostgres(folder, startPostgres, server);
    try {
      await migrate({ databaseUrl: postgres.#urlOf('rig'), databasePool: 2 }, [
        accountsSchema,
        riskSchema,
        hrRequestsSchema,
        mortgageSchema,
        franchiseSchema,
        inventorySchema,
        ordersSchema,
      ]);
    } catch (error) {
      await postgres.end();
      throw error;
    }
    return postgres;
  }

  /** Makes a database for one run. @returns its address */
  async freshDatabase(): Promise<string> {
    const name = `rig_${++this.#databases}`;
    const admin = new pg.Client({ connectionString: this.#server.adminUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE rig`);
    await admin.end();
    return this.#urlOf(name);
  }

  /** Copies a database whole, which no one else may use meanwhile. */
  async copy(from: string, to: string): Promise<void> {
    await this.#alone(from, (admin) => admin.query(`CREATE DATABASE ${to} TEMPLATE ${from}`));
  }

  /** Puts a copy in the place of the database that it was made of. */
  async putBack(copy: string, name: string): Promise<void> {
    await this.#alone(name, async (admin) => {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.query(`ALTER DATABASE ${copy} RENAME TO ${name}`);
    });
  }

  async #alone(name: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
    const admin = new pg.Client({ connectionString: this.#server.adminUrl });
    await admin.connect();
    try {
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await work(admin);
    } finally {
      await admin.end();
    }
  }

  /** Stops it at once, as a power cut would end it: no checkpoint, no goodbye; and starts it again. */
  async stopAtOnce(): Promise<void> {
    process.kill(this.#server.pid, 'SIGQUIT');
    await this.#server.exited;
    const { port } = this.#server;
    this.#server = await this.#start({ dataFolder: join(this.#folder, 'postgres'), port, settings });
  }

  /** Ends it and removes what it stored. */
  async end(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #urlOf(name: string): string {
    const url = new URL(this.#server.adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }
}

/** What a run stands on: a migrated database with nothing in it, the queues' backend, a folder. */
export class Ground {
  readonly postgres: RigPostgres;
  /** A folder of the run's own. */
  readonly folder: string;
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string>>;
  readonly #redis: ForgetfulRedis | undefined;

  private constructor(postgres: RigPostgres, databaseUrl: string, folder: string, redis: ForgetfulRedis | undefined) {
    this.postgres = postgres;
    this.folder = folder;
    this.#redis = redis;
    this.environment = {
      KEFU_ENVIRONMENT: 'test',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: '5',
      FIELD_KEYS: `1:${randomBytes(32).toString('base64')}`,
      DATA_FOLDER: join(folder, 'data'),
      LOG_LEVEL: 'warn',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    this.settings = loadSettings(this.environment);
  }

  static async prepare(postgres: RigPostgres, backend: 'postgres' | 'redis'): Promise<Ground> {
    const folder = mkdtempSync(join(tmpdir(), 'kefu-rig-run-'));
    const redis = backend === 'redis' ? await ForgetfulRedis.start(folder) : undefined;
    return new Ground(postgres, await postgres.freshDatabase(), folder, redis);
  }

  /** Makes a backup of the run's database. */
  backUp(): Promise<void> {
    const name = this.#databaseName;
    return this.postgres.copy(name, `${name}_backup`);
  }

  /** Puts the backup back; what was written since is lost. */
  putBack(): Promise<void> {
    const name = this.#databaseName;
    return this.postgres.putBack(`${name}_backup`, name);
  }

  get #databaseName(): string {
    return new URL(this.settings.databaseUrl).pathname.slice(1);
  }

  /** Kills Redis; it comes back and remembers nothing. */
  async killRedis(): Promise<void> {
    if (!this.#redis) throw new Error('This run has no Redis');
    await this.#redis.kill();
    await this.#redis.begin();
  }

  /** Ends Redis and removes the folder; the database goes with its server. */
  async end(): Promise<void> {
    await this.#redis?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

class ForgetfulRedis {
  readonly #folder: string;
  readonly #port: number;
  #server: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async start(folder: string): Promise<ForgetfulRedis> {
    const redis = new ForgetfulRedis(folder, await freePort());
    await redis.begin();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async begin(): Promise<void> {
    const server = spawn(
      'redis-server',
      ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', this.#folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#server = server;
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    while (!said.includes('Ready to accept connections')) {
      if (server.exitCode !== null) throw new Error(`Redis did not start: ${said}`);
      await pause(10);
    }
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }
}

/** A free TCP port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
