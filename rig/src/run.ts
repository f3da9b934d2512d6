import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from './chance.ts';
import type { GatewayCounts } from './faulty-gateway.ts';
import { Fleet } from './fleet.ts';
import { GatewayProcess } from './gateway-process.ts';
import { freePort, Ground, type RigPostgres, root } from './ground.ts';
import { type Blows, Havoc } from './havoc.ts';
import { House } from './house.ts';
import type { RunOptions } from './options.ts';
import { type Restored, restoreMidSend } from './restore.ts';
import { judge, readLog, type Verdict } from './verdict.ts';

/** What a run showed. */
export interface RunResult extends Verdict {
  readonly count: number;
  /** Ledger rows after all planning, and how many more a second planning and a second draining made: 0. */
  readonly planned: number;
  readonly plannedAgain: number;
  readonly blows: Blows;
  readonly crashes: number;
  readonly gateway: GatewayCounts;
  /** Receipts that were taken and lie on no message. */
  readonly strayReceipts: number;
  /** Where a backup was put back. */
  readonly restored: Restored | undefined;
  /** From the first worker's start to the last message's end. */
  readonly seconds: number;
  /** Whether every message came to an end in time. */
  readonly ended: boolean;
}

const secret = 'the secret of the rig';

/**
 * One run: fills a register, plans, lets real workers send through the faulty gateway while it deals its blows, waits until every
 * message has come to an end, and lays the gateway's log beside the ledger.
 * @param endings is given what ends the run's processes, last things first, for whoever is interrupted
 */
export async function runMessages(
  options: RunOptions,
  postgres: RigPostgres,
  endings: (() => Promise<void>)[] = [],
): Promise<RunResult> {
  const own: (() => Promise<void>)[] = [];
  endings.push(() => endAll(own));
  try {
    const ground = await Ground.prepare(postgres, options.backend);
    own.push(() => ground.end());
    return await runOn(ground, options, own);
  } finally {
    await endAll(own);
  }
}

/** Ends what was begun, the last first; each once, whatever becomes of the others. */
export async function endAll(endings: (() => Promise<void>)[]): Promise<void> {
  for (let end = endings.pop(); end; end = endings.pop()) {
    await end().catch((error: Error) => process.stderr.write(`While ending: ${error.stack}\n`));
  }
}

async function runOn(ground: Ground, options: RunOptions, endings: (() => Promise<void>)[]): Promise<RunResult> {
  const { count, seed, pace } = options;
  const house = new House(ground);
  endings.push(() => house.end());
  await house.fill(options);
  const port = await freePort();
  const logFile = join(ground.folder, 'accepted.jsonl');
  const gateway = await GatewayProcess.start({
    kind: options.gateway,
    seed,
    secret,
    logFile,
    faulty: options.faulty,
    latency: options.latency,
    timeout: pace.timeout,
    lag: pace.lag,
    receipts: options.receipts,
    receiptUrl: options.receipts > 0 ? `http://127.0.0.1:${port}/gateway/receipts` : undefined,
  });
  endings.push(() => gateway.end());
  const environment = {
    ...ground.environment,
    PORT: String(port),
    MESSAGE_GATEWAY_URL: gateway.url,
    MESSAGE_GATEWAY_SECRET: secret,
  };
  if (options.receipts > 0) {
    const api = await startApi(environment);
    endings.push(() => kill(api));
  }
  const planned = await house.plan(options);
  const fleet = new Fleet(environment, options.without, join(ground.folder, 'workers.log'));
  endings.push(() => fleet.end());
  const began = Date.now();
  await fleet.start(options.workers);

  const tooLate = AbortSignal.timeout(options.within * 1_000);
  if (pace.sweep) {
    const asking = setInterval(() => void house.askForDraining().catch(() => undefined), pace.sweep * 1_000);
    endings.push(() => Promise.resolve(clearInterval(asking)));
  }
  const havoc = new Havoc(options, { chance: new Chance(seed), ground, house, fleet, gateway });
  const restored = options.restore
    ? await restoreMidSend(count, options.workers, logFile, { ground, house, fleet, gateway }, tooLate)
    : undefined;
  await havoc.deal(tooLate);
  while ((await house.open()) !== 0 && !tooLate.aborted) await pause(50);
  const seconds = (Date.now() - began) / 1_000;
  const ended = !tooLate.aborted;

  // The same once more: nothing is new, and nothing leaves.
  const plannedAgain = (await house.plan({ planners: 2, ticks: 2 })) - planned;
  if (ended) await house.drainAgain();
  // What the gateway takes late and the receipts that come late are part of the truth.
  while (gateway.counts.pending > 0 && !tooLate.aborted) await pause(50);
  await pause(200);
  const verdict = judge(count, readLog(logFile), await house.ledger());
  return {
    ...verdict,
    count,
    planned,
    plannedAgain,
    blows: havoc.blows,
    crashes: fleet.crashes,
    gateway: gateway.counts,
    strayReceipts: await house.strayReceipts(),
    restored,
    seconds: Math.round(seconds * 10) / 10,
    ended,
  };
}

async function startApi(environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const api = fork(join(root, 'build/api.js'), [], {
    env: { ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(api, 'message');
  return api;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** The last line of a run, and the whole of it in a table. */
export function lastLine({ count, lost, duplicated, parked, blows, seconds }: RunResult): string {
  return JSON.stringify({ count, lost, duplicated, parked, kills: blows.kills, seconds });
}

/** Seconds in which messages leave again after PostgreSQL was stopped, and after Redis was killed and came back empty. */
const resumeWithin = { stop: 10, redis: 60 };

/** Whether a run showed what it must. */
export function holds(result: RunResult): boolean {
  return (
    result.ended &&
    (!result.restored || (result.restored.frozen && result.restored.askedWhileFrozen === 0)) &&
    result.lost === 0 &&
    result.duplicated === 0 &&
    result.untrue === 0 &&
    result.planned === result.count &&
    result.plannedAgain === 0 &&
    result.blows.resumedAfterStop <= resumeWithin.stop &&
    result.blows.resumedAfterRedis <= resumeWithin.redis
  );
}
