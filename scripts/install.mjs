/** What every command of a bare machine begins with: the right Node, and the packages of the lockfile. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const root = join(import.meta.dirname, '..');
const pnpm = 'pnpm@12.21.0';

/** A command that cannot go on, with the one line that says why. */
export class Stop extends Error {}

/** @throws Stop on a Node that is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`Node ${process.versions.node} is too old: Kefu needs 20.19 or newer`);
  }
}

/**
 * Runs a command to its end.
 * @param options those of `spawn`, and:
 *   `echo`, which of its output is printed as it comes: all of it, or the lines that match;
 *   `minutes`, after which it and everything it started is killed.
 * @returns {Promise<{ code: number, output: string, late: boolean }>} what it printed, both streams together.
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const { echo, minutes, ...rest } = options;
    // A group of its own: what it started ends with it.
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: minutes !== undefined,
      ...rest,
    });
    let output = '';
    let late = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (echo === true) process.stdout.write(text);
      });
      if (echo instanceof RegExp) {
        createInterface({ input: stream }).on('line', (line) => {
          if (echo.test(line)) process.stdout.write(`  ${line}\n`);
        });
      }
    }
    const kill = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended in this very moment.
      }
    };
    const limit =
      minutes === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            kill();
            // What left the group may hold its ends of these open.
            child.stdout.destroy();
            child.stderr.destroy();
          }, minutes * 60_000);
    if (minutes !== undefined) process.once('exit', kill);
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(limit);
      process.off('exit', kill);
      done({ code: code ?? 1, output, late });
    });
  });
}

/** A program of the installed packages, run by this Node. */
export function bin(name, folder = root) {
  return join(folder, 'node_modules', '.bin', name);
}

function lockHash() {
  const manifests = ['apps', 'libs'].flatMap((floor) =>
    readdirSync(join(root, floor)).map((name) => join(root, floor, name, 'package.json')),
  );
  const hash = createHash('sha256');
  for (const file of [
    join(root, 'pnpm-lock.yaml'),
    join(root, 'pnpm-workspace.yaml'),
    ...manifests.filter(existsSync),
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Installs what the lockfile says; nothing to do when it already did.
 * @param {'run' | 'all'} set `run` is what `npm start` builds and runs, which the packages list under `dependencies`; `all` is the tools
 *   of tests and measurements besides, a third of the download. Who has them keeps them.
 * @throws Stop when it cannot.
 */
export async function installPackages(set, announce = () => {}) {
  const mark = join(root, 'node_modules', '.kefu-installed');
  const kept = existsSync(bin('vitest')) ? 'all' : set;
  const wanted = `${lockHash()} ${kept}`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return false;
  announce();
  const words = ['-y', pnpm, 'install', '--frozen-lockfile', '--prefer-offline', ...(kept === 'run' ? ['--prod'] : [])];
  const { code, output } = await run('npx', words, { env: { ...process.env, CI: 'true' } });
  if (code !== 0) {
    const cause = /ENOSPC|no space left/i.test(output)
      ? 'the disk is full'
      : output.trim().split('\n').slice(-5).join('\n');
    throw new Stop(`Installing the packages failed: ${cause}`);
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(mark, wanted);
  return true;
}
