/**
 * `npm start`: from a bare machine to a running Kefu. Installs, starts PostgreSQL, builds what changed, migrates,
 * seeds the demo once, serves console and API on one origin, runs the worker, keeps them alive, and ends with them.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildConsole, buildServer, serverRelease } from './build.mjs';
import { checkNode, installPackages, root, Stop } from './install.mjs';

const began = Date.now();
const needed = 1024 ** 3;
const children = new Map();
let postgres;
let stopping = false;

function say(text) {
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
}

function readEnvironment() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const dataFolder = resolve(root, process.env.DATA_FOLDER || '.kefu');
  // Whoever tries the demo reads this terminal for the address; a real installation's lines are for machines.
  const quiet = process.env.KEFU_ENVIRONMENT === 'production' ? {} : { LOG_LEVEL: process.env.LOG_LEVEL || 'warn' };
  return { ...process.env, ...quiet, DATA_FOLDER: dataFolder, PORT: process.env.PORT || '3000' };
}

function portIsFree(port) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, () => probe.close(() => done(true)));
  });
}

/** What must hold before anything is installed. */
async function checkMachine(environment) {
  checkNode();
  const port = Number(environment.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Stop('PORT must be a number from 1 to 65535');
  mkdirSync(environment.DATA_FOLDER, { recursive: true });
  const were = await endLeftovers(environment);
  const { bavail, bsize } = statfsSync(environment.DATA_FOLDER);
  if (bavail * bsize < needed) throw new Stop(`The disk is full: Kefu needs 1 GB free in ${environment.DATA_FOLDER}`);
  // The port of a process that was killed in this moment is given back a little after it is gone from the list.
  for (let left = were ? 100 : 0; left > 0 && !(await portIsFree(port)); left--) await pause(20);
  if (!(await portIsFree(port))) throw new Stop(`Port ${port} is taken: stop what uses it, or set PORT to another`);
}

const leftoversFile = (environment) => join(environment.DATA_FOLDER, 'running.json');

/** Ends processes of an earlier start that was killed. Each also ends by itself when its parent is gone. @returns whether there was such a start */
async function endLeftovers(environment) {
  const file = leftoversFile(environment);
  if (!existsSync(file)) return false;
  const ours = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(root, 'build'));
    } catch {
      return false;
    }
  };
  let pids = [];
  try {
    pids = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Cut off while it was written: the children end by themselves.
  }
  for (const pid of pids.filter(ours)) process.kill(pid, 'SIGKILL');
  for (let i = 0; i < 100 && pids.some(ours); i++) await pause(20);
  rmSync(file, { force: true });
  return true;
}

/** The demo makes its own key for personal data, once; a production start is given one. */
function ensureFieldKeys(environment) {
  if (environment.FIELD_KEYS || environment.KEFU_ENVIRONMENT === 'production') return;
  const file = join(environment.DATA_FOLDER, 'field-keys');
  if (!existsSync(file)) writeFileSync(file, `1:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  environment.FIELD_KEYS = readFileSync(file, 'utf8').trim();
}

async function runPostgres(environment) {
  if (environment.DATABASE_URL) return;
  const { startPostgres } = await import('./postgres.mjs');
  const dataFolder = join(environment.DATA_FOLDER, 'postgres');
  postgres = await startPostgres({ dataFolder });
  environment.DATABASE_URL = postgres.url;
  const watch = async (server) => {
    await server.exited;
    if (stopping) return;
    say('PostgreSQL ended; starting it again');
    try {
      postgres = await startPostgres({ dataFolder, port: server.port });
      void watch(postgres);
    } catch (error) {
      await stop(1, error.message);
    }
  };
  void watch(postgres);
}

/** Runs a script to its end, its last line of complaint as the error. */
function runScript(path, environment) {
  return new Promise((done, fail) => {
    const child = fork(join(root, path), [], { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text;
    });
    child.once('exit', (code) => (code === 0 ? done(output) : fail(new Stop(complaint.trim() || `${path} failed`))));
  });
}

/**
 * Brings the database to this release. What asks for nothing is not even loaded: reading the programs takes longer than the question.
 * @returns what is to be told about the sign-ins
 */
async function setUp(environment) {
  const release = `${serverRelease()} ${environment.KEFU_ENVIRONMENT ?? ''}`;
  return (
    (await saidBy(release, environment)) ?? runScript('build/set-up.js', { ...environment, KEFU_RELEASE: release })
  );
}

/** What a release said when it set the database up, or nothing if it did not do so last. */
async function saidBy(release, environment) {
  const { default: pg } = await import(createRequire(join(root, 'libs/platform/package.json')).resolve('pg'));
  const client = new pg.Client({ connectionString: environment.DATABASE_URL });
  try {
    await client.connect();
    const { rows } = await client.query('SELECT said FROM release WHERE fingerprint = $1', [release]);
    return rows[0]?.said;
  } catch {
    // No such database or table yet, or one that does not answer: setting it up tells what is wrong.
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts a part of the house and starts it again when it dies. Resolves once it says that it is ready. */
function keepRunning(name, path, environment) {
  return new Promise((done, fail) => {
    let ready = false;
    let restarts = 0;
    const begin = () => {
      const child = fork(join(root, path), [], { env: environment, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
      let complaint = '';
      child.stderr.setEncoding('utf8').on('data', (text) => {
        complaint = (complaint + text).slice(-2000);
        if (ready) process.stderr.write(text);
      });
      children.set(name, child);
      writeFileSync(leftoversFile(environment), JSON.stringify([...children.values()].map(({ pid }) => pid)));
      child.on('message', (message) => {
        if (message !== 'ready') return;
        ready = true;
        done();
      });
      child.once('exit', () => {
        children.delete(name);
        if (stopping) return;
        if (!ready)
          return fail(new Stop(complaint.trim().split('\n').slice(-3).join('\n') || `The ${name} did not start`));
        restarts++;
        say(`The ${name} ended; starting it again`);
        setTimeout(begin, Math.min(10_000, 200 * 2 ** Math.min(restarts, 6))).unref();
      });
    };
    begin();
  });
}

/**
 * Everything but the console's pages, which the API reads when it is asked for one: it need not wait until they are built.
 * @returns what is to be told about the sign-ins
 */
async function startServer(environment) {
  await Promise.all([
    runPostgres(environment).then(() => say('PostgreSQL runs')),
    buildServer().then((built) => built && say('The server is built')),
  ]);
  const signIns = await setUp(environment);
  say('The database is ready');
  await Promise.all([
    keepRunning('API', 'build/api.js', environment),
    keepRunning('worker', 'build/worker.js', environment),
    // The demo's messages go to a gateway that sends nothing to anybody and shows what arrived.
    ...(environment.KEFU_ENVIRONMENT === 'production' || environment.MESSAGE_GATEWAY_URL
      ? []
      : [keepRunning('sandbox gateway', 'build/sandbox-gateway.js', environment)]),
  ]);
  say('API and worker run');
  return signIns;
}

async function stop(code, complaint) {
  if (stopping) return;
  stopping = true;
  if (complaint) process.stderr.write(`\n✗ ${complaint}\n`);
  const ended = [...children.values()].map((child) => {
    const exited = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5000);
    return exited.then(() => clearTimeout(late));
  });
  await Promise.all(ended);
  await postgres?.stop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

try {
  const environment = readEnvironment();
  await checkMachine(environment);
  if (await installPackages('run', () => say('Installing the packages'))) say('The packages are installed');
  ensureFieldKeys(environment);
  const [signIns] = await Promise.all([
    startServer(environment),
    buildConsole().then((built) => built && say('The console is built')),
  ]);
  say(`Kefu is open: http://localhost:${environment.PORT}`);
  process.stdout.write(`\n${signIns}\nCtrl-C ends it.\n`);
} catch (error) {
  const known = error instanceof Stop || error?.code === 'ENOSPC';
  await stop(1, error?.code === 'ENOSPC' ? 'The disk is full' : known ? error.message : error.stack);
}
