/** One house for all journeys: PostgreSQL, API with the console, worker; a demo, freshly seeded. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../scripts/build.mjs';
import { freePort, startPostgres } from '../scripts/postgres.mjs';

const root = join(import.meta.dirname, '..');

function ready(path, env) {
  return new Promise((done, fail) => {
    const child = fork(join(root, path), [], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint = (complaint + text).slice(-3000);
    });
    child.on('message', (message) => message === 'ready' && done(child));
    child.once('exit', (code) =>
      code === 0 ? done(child) : fail(new Error(`${path} ended with ${code}: ${complaint}`)),
    );
  });
}

function ended(part) {
  return new Promise((done) => {
    // One that ended before its time says so no second time.
    if (part.exitCode !== null || part.signalCode !== null) return done();
    // A browser that a failed journey left open may keep the API waiting for its connection.
    const patience = setTimeout(() => part.kill('SIGKILL'), 15_000);
    part.once('exit', () => {
      clearTimeout(patience);
      done();
    });
    part.kill('SIGTERM');
  });
}

/** @returns what ends it again */
export default async function setup() {
  await buildServer();
  const folder = mkdtempSync(join(tmpdir(), 'kefu-journeys-'));
  const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), durable: false });
  const [port, gatewayPort] = await Promise.all([freePort(), freePort()]);
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'production',
    KEFU_ENVIRONMENT: 'demo',
    DATABASE_URL: postgres.url,
    FIELD_KEYS: `1:${randomBytes(32).toString('base64')}`,
    DATA_FOLDER: folder,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    SANDBOX_GATEWAY_PORT: String(gatewayPort),
    LOG_LEVEL: 'warn',
  };
  await ready('build/set-up.js', env);
  const programs = ['build/api.js', 'build/worker.js', 'build/sandbox-gateway.js'];
  const parts = await Promise.all(programs.map((path) => ready(path, env)));
  process.env.KEFU_JOURNEY_URL = env.PUBLIC_URL;
  process.env.KEFU_JOURNEY_DATABASE = postgres.url;
  process.env.KEFU_JOURNEY_GATEWAY = `http://127.0.0.1:${gatewayPort}`;
  return async () => {
    await Promise.all(parts.map(ended));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
