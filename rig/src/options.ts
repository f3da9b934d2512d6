import { parseArgs } from 'node:util';

/** What a gateway offers a sender who does not know what became of a message. */
export const gatewayKinds = ['keyed', 'lookup', 'none'] as const;
export type GatewayKind = (typeof gatewayKinds)[number];

/** A guard that the rig can take out, to show that it would notice. */
export const guards = ['lease', 'settle'] as const;
export type Guard = (typeof guards)[number];

/** How long things may take; in seconds. */
export interface Pace {
  /** For how long a worker holds what it claimed. */
  readonly lease: number;
  /** How long a worker waits for the gateway's answer. */
  readonly timeout: number;
  /** How long after an attempt the gateway's look-up is trusted to know of it. */
  readonly settle: number;
  /** How long the gateway may take until its look-up knows what it took, and how late it may take something. */
  readonly lag: number;
  /** Until a message is tried again for the first time. */
  readonly retry: number;
  /** Seconds after which every shard is asked for from outside, beside the workers' own sweep; undefined: never. */
  readonly sweep: number | undefined;
}

/** As an installation runs. */
const real: Pace = { lease: 60, timeout: 10, settle: 30, lag: 5, retry: 2, sweep: undefined };
/** For the tests: the same in a tenth of the time and less. */
const short: Pace = { lease: 4, timeout: 1, settle: 2, lag: 0.5, retry: 0.3, sweep: 1 };

/** One run of the rig. */
export interface RunOptions {
  readonly count: number;
  readonly seed: number;
  readonly gateway: GatewayKind;
  readonly backend: 'postgres' | 'redis';
  readonly workers: number;
  /** Workers killed by `kill -9`. */
  readonly kills: number;
  /** Workers stopped by SIGSTOP until others have taken over what they held, and then woken. */
  readonly pauses: number;
  /** How often PostgreSQL is stopped at once. */
  readonly stops: number;
  /** How often Redis is killed and comes back empty. */
  readonly redisKills: number;
  /** Whether a backup is made in the middle of the sending and put back later. */
  readonly restore: boolean;
  /** Planners that plan at once, each `ticks` times. */
  readonly planners: number;
  readonly ticks: number;
  /** Share of requests that meet a fault. */
  readonly faulty: number;
  /** Share of messages that get a receipt; above 0 the API runs to take them. */
  readonly receipts: number;
  /** Milliseconds that the gateway takes to answer. */
  readonly latency: number;
  readonly without: readonly Guard[];
  readonly pace: Pace;
  /** Seconds after which a run that does not end is told as it stands. */
  readonly within: number;
}

/** Complaints about what was typed. */
export class UsageError extends Error {}

export const usage = `npm run rig -- messages --count N --kills K --seed S [--gateway keyed|lookup|none] [--backend postgres|redis]
  [--workers 3] [--pauses 0] [--stops 0] [--redis-kills 0] [--restore] [--planners 1] [--ticks 1] [--faulty 0.12] [--receipts 1]
  [--latency 20] [--without lease|settle] [--pace real|short] [--lease s] [--timeout s] [--settle s] [--lag s] [--within s]`;

/** Fills in what a run leaves open. */
export function runOptions(given: Partial<RunOptions> & { readonly pace?: Pace } = {}): RunOptions {
  return {
    count: 1_000,
    seed: 1,
    gateway: 'keyed',
    backend: 'postgres',
    workers: 3,
    kills: 0,
    pauses: 0,
    stops: 0,
    redisKills: 0,
    restore: false,
    planners: 1,
    ticks: 1,
    faulty: 0.12,
    receipts: 1,
    latency: 20,
    without: [],
    pace: real,
    within: 3_600,
    ...given,
  };
}

/** The paces by name. */
export const paces = { real, short } as const;

/** Reads a command line: one run for each gateway and backend that it names. @throws UsageError */
export function readOptions(args: readonly string[]): RunOptions[] {
  const text = { type: 'string' } as const;
  const many = { type: 'string', multiple: true } as const;
  const parse = () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        count: text,
        seed: text,
        gateway: many,
        backend: many,
        workers: text,
        kills: text,
        pauses: text,
        stops: text,
        'redis-kills': text,
        restore: { type: 'boolean' },
        planners: text,
        ticks: text,
        faulty: text,
        receipts: text,
        latency: text,
        without: many,
        pace: text,
        lease: text,
        timeout: text,
        settle: text,
        lag: text,
        within: text,
      },
    });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1 || positionals[0] !== 'messages') throw new UsageError('Only messages are proved here');
  const number = (name: keyof typeof values, otherwise: number): number => {
    const value = values[name] === undefined ? otherwise : Number(values[name]);
    if (!Number.isFinite(value) || value < 0) throw new UsageError(`--${name} must be a number`);
    return value;
  };
  const some = <T extends string>(name: keyof typeof values, allowed: readonly T[], otherwise: readonly T[]): T[] => {
    const given = values[name];
    if (given === undefined) return [...otherwise];
    return [given].flat().map((value) => {
      const found = allowed.find((each) => each === value);
      if (!found) throw new UsageError(`--${name} must be one of ${allowed.join(', ')}`);
      return found;
    });
  };
  const without = some('without', guards, []);
  const pace = paces[some('pace', ['real', 'short'], ['real'])[0] ?? 'real'];
  const otherwise = runOptions();
  const options: RunOptions = {
    count: number('count', otherwise.count),
    seed: number('seed', otherwise.seed),
    gateway: otherwise.gateway,
    backend: otherwise.backend,
    workers: number('workers', otherwise.workers),
    kills: number('kills', otherwise.kills),
    pauses: number('pauses', otherwise.pauses),
    stops: number('stops', otherwise.stops),
    redisKills: number('redis-kills', otherwise.redisKills),
    restore: values.restore ?? false,
    planners: number('planners', otherwise.planners),
    ticks: number('ticks', otherwise.ticks),
    faulty: number('faulty', otherwise.faulty),
    receipts: number('receipts', otherwise.receipts),
    latency: number('latency', otherwise.latency),
    without,
    pace: {
      lease: number('lease', pace.lease),
      timeout: number('timeout', pace.timeout),
      settle: number('settle', pace.settle),
      lag: number('lag', pace.lag),
      retry: pace.retry,
      sweep: pace.sweep,
    },
    within: number('within', otherwise.within),
  };
  const backends = some('backend', ['postgres', 'redis'], [otherwise.backend]);
  if (options.redisKills > 0 && backends.includes('postgres'))
    throw new UsageError('--redis-kills needs --backend redis');
  if (options.pauses > 0 && options.workers < 2) throw new UsageError('--pauses needs two workers: one takes over');
  return backends.flatMap((backend) =>
    some('gateway', gatewayKinds, [otherwise.gateway]).map((gateway) => ({ ...options, backend, gateway })),
  );
}
