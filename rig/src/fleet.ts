import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ground.ts';
import type { Guard } from './options.ts';

/** A worker process of the run. */
export interface Worker {
  readonly pid: number;
  readonly child: ChildProcess;
  state: 'starting' | 'up' | 'paused' | 'gone';
}

/** The worker as it is installed; taken apart where a guard is taken out of it. */
const installed = join(root, 'build/worker.js');
const inParts = join(root, 'apps/worker/dist/main.js');

/** The workers of a run: the worker's own entry, as many as asked for, each replaced when it ends. */
export class Fleet {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #main: string;
  readonly #arguments: string[];
  readonly #log: WriteStream;
  readonly #workers = new Set<Worker>();
  #ending = false;
  /** How often a worker ended by itself. */
  crashes = 0;

  constructor(environment: Readonly<Record<string, string>>, without: readonly Guard[], logFile: string) {
    this.#environment = environment;
    this.#main = without.includes('lease') ? inParts : installed;
    this.#arguments = [
      // Loading a worker makes much garbage: with room for it a kill costs half a second less.
      '--max-semi-space-size=64',
      // The lease is taken out from outside, before the worker begins: no setting of Kefu's can do it.
      ...(without.includes('lease')
        ? ['--import', pathToFileURL(join(root, 'rig/dist/guards/without-lease.js')).href]
        : []),
    ];
    this.#log = createWriteStream(logFile);
  }

  /** Starts so many and waits until they serve. */
  async start(count: number): Promise<void> {
    this.#ending = false;
    await Promise.all(Array.from({ length: count }, () => this.#add()));
  }

  /** Those that serve at this moment. */
  get up(): readonly Worker[] {
    return [...this.#workers].filter((worker) => worker.state === 'up');
  }

  /** `kill -9`. */
  async kill(worker: Worker): Promise<void> {
    if (worker.child.exitCode !== null || worker.child.signalCode !== null) return;
    const ended = once(worker.child, 'exit');
    worker.child.kill('SIGKILL');
    await ended;
  }

  /** Holds a worker still, in the middle of whatever it does. */
  pause(worker: Worker): void {
    worker.state = 'paused';
    worker.child.kill('SIGSTOP');
  }

  /** Lets it go on, as if nothing had happened. */
  wake(worker: Worker): void {
    if (worker.state !== 'paused') return;
    worker.child.kill('SIGCONT');
    worker.state = 'up';
  }

  /** Kills all of them; none is replaced until they are started again. */
  async stop(): Promise<void> {
    this.#ending = true;
    await Promise.all([...this.#workers].map((worker) => this.kill(worker)));
  }

  /** Ends all of them at once. */
  async end(): Promise<void> {
    await this.stop();
    this.#log.end();
  }

  async #add(): Promise<void> {
    const child = fork(this.#main, [], {
      env: { ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: this.#arguments,
    });
    for (const stream of [child.stdout, child.stderr]) stream?.pipe(this.#log, { end: false });
    const worker: Worker = { pid: child.pid ?? 0, child, state: 'starting' };
    this.#workers.add(worker);
    const served = new Promise<void>((done) => {
      child.once('message', () => {
        worker.state = 'up';
        done();
      });
      child.once('exit', (_code, signal) => {
        worker.state = 'gone';
        this.#workers.delete(worker);
        if (signal !== 'SIGKILL') this.crashes++;
        // Like whatever looks after the worker of a real installation.
        if (!this.#ending) void this.#add().then(done);
        else done();
      });
    });
    await served;
  }
}
