import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { apiKeyMark, hashToken, makeToken } from '@kefu/platform/identity';
import pg from 'pg';
import type { Bench } from '../row.ts';
import type { LoadOrder, LoadReport } from './load.ts';
import { fillRegister } from './register-data.ts';

const root = resolve(import.meta.dirname, '../../..');

/** What people type to find a trader: names, pinyin, initials, numbers, short and long, common and unknown. */
export const searchTexts = [
  '李科美 王偉 李 科美 有限公司 瀋陽 沈阳 糧油 北京科技 張 不在此 陳美',
  'lkm likemei wang l zh wangwei zzzq chenmei cm',
  'JY10000777 10000777 jy1000 777',
].flatMap((texts) => texts.split(' '));

/** The register of the bench behind the API and behind the bare routes, and a third process that sends the load. */
export class RegisterServers {
  readonly databaseUrl: string;
  readonly #apiPort: number;
  readonly #barePort: number;
  readonly #key: string;
  readonly #load: ChildProcess;

  private constructor(databaseUrl: string, apiPort: number, barePort: number, key: string, load: ChildProcess) {
    this.databaseUrl = databaseUrl;
    this.#apiPort = apiPort;
    this.#barePort = barePort;
    this.#key = key;
    this.#load = load;
  }

  /** The servers of this run, started with the first row that asks; the register is filled once. */
  static of(bench: Bench): Promise<RegisterServers> {
    return (running ??= RegisterServers.#start(bench));
  }

  static async #start(bench: Bench): Promise<RegisterServers> {
    const { settings, environment } = await bench.database();
    await fillRegister(settings.databaseUrl, Math.round(1_000_000 * bench.scale));
    const key = await giveKey(settings.databaseUrl, 'trader.read');
    const barePort = await freePort();
    const { api, apiPort } = await startApi(environment);
    const texts = searchTexts.map(encodeURIComponent).join(',');
    const bare = fork(join(import.meta.dirname, 'bare-server.js'), [settings.databaseUrl, String(barePort), texts]);
    const load = fork(join(import.meta.dirname, 'load.js'));
    // Rows share them, whichever rows are measured: they end with the run.
    process.on('exit', () => {
      for (const child of [api, bare, load]) child.kill();
    });
    await Promise.all([once(bare, 'message'), once(load, 'message')]);
    return new RegisterServers(settings.databaseUrl, apiPort, barePort, key, load);
  }

  /** Requests to the API, each with its variables, signed by an API key. */
  graphql(query: string, variables: readonly object[], options: LoadOptions = {}): Promise<LoadReport> {
    const requests = variables.map((given) => {
      const body = JSON.stringify({ query, variables: given });
      return `POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${this.#key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    });
    return this.#measure(this.#apiPort, requests, options);
  }

  /** Requests to the bare routes. */
  bare(paths: readonly string[], options: LoadOptions = {}): Promise<LoadReport> {
    const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    return this.#measure(this.#barePort, requests, options);
  }

  async #measure(
    port: number,
    requests: readonly string[],
    { connections = 8, seconds = 4 }: LoadOptions,
  ): Promise<LoadReport> {
    const order: LoadOrder = { port, requests, connections, seconds };
    this.#load.send(order);
    const [report] = (await once(this.#load, 'message')) as [LoadReport];
    if (report.wrong) throw new Error(`An answer was wrong: ${report.wrong}`);
    return report;
  }
}

/** An API key with one permission, everywhere. */
export async function giveKey(databaseUrl: string, permission: string): Promise<string> {
  const key = makeToken(apiKeyMark);
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(
    `WITH maker AS (INSERT INTO person (login, name, password_hash) VALUES ('bench', 'bench', '') RETURNING id)
     INSERT INTO api_key (name, prefix, token_hash, permissions, created_by)
     SELECT 'bench', $1, $2, ARRAY[$3], id FROM maker`,
    [key.slice(0, 10), hashToken(key), permission],
  );
  await owner.end();
  return key;
}

/** The API as it is run, in a process of its own. */
export async function startApi(environment: Record<string, string>): Promise<{ api: ChildProcess; apiPort: number }> {
  const apiPort = await freePort();
  const api = fork(join(root, 'build/api.js'), {
    env: { ...process.env, NODE_ENV: 'production', ...environment, PORT: String(apiPort), HOST: '127.0.0.1' },
  });
  await answers(`http://127.0.0.1:${apiPort}/health/live`);
  return { api, apiPort };
}

let running: Promise<RegisterServers> | undefined;

interface LoadOptions {
  readonly connections?: number;
  readonly seconds?: number;
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(100);
  }
  throw new Error(`${url} does not answer`);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
