import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Fleet, Worker } from './fleet.ts';
import type { GatewayProcess } from './gateway-process.ts';
import type { Ground } from './ground.ts';
import type { House } from './house.ts';
import type { RunOptions } from './options.ts';

/** Seconds after which a sleeper wakes although it still holds something: in the middle of a transaction it holds its rows longest. */
const stubborn = 12;

/** A worker that holds so many has its wire full, and others written down that wait for it. */
const laden = 64;
/** Milliseconds in which such a one is looked for. */
const patience = 30_000;

type Blow = 'kill' | 'pause' | 'stop' | 'redisKill';

/** What was done to a run, and how quickly it went on. */
export interface Blows {
  kills: number;
  pauses: number;
  /** Messages that a paused worker held and others took over before it woke. */
  takenOver: number;
  stops: number;
  redisKills: number;
  /** Seconds from PostgreSQL's or Redis's return to the next message taken; the longest of each. */
  resumedAfterStop: number;
  resumedAfterRedis: number;
}

/** Deals blows while messages leave: when so many have been taken, by the seed. */
export class Havoc {
  readonly blows: Blows = {
    kills: 0,
    pauses: 0,
    takenOver: 0,
    stops: 0,
    redisKills: 0,
    resumedAfterStop: 0,
    resumedAfterRedis: 0,
  };
  readonly #options: RunOptions;
  readonly #chance: Chance;
  readonly #ground: Ground;
  readonly #house: House;
  readonly #fleet: Fleet;
  readonly #gateway: GatewayProcess;
  readonly #paused = new Set<Promise<void>>();

  constructor(
    options: RunOptions,
    parts: { chance: Chance; ground: Ground; house: House; fleet: Fleet; gateway: GatewayProcess },
  ) {
    this.#options = options;
    this.#chance = parts.chance;
    this.#ground = parts.ground;
    this.#house = parts.house;
    this.#fleet = parts.fleet;
    this.#gateway = parts.gateway;
  }

  /** Deals all of them. Gives up when `signal` says that the run takes too long. */
  async deal(signal: AbortSignal): Promise<void> {
    const { kills, pauses, stops, redisKills, count } = this.#options;
    const all: Record<Blow, number> = { kill: kills, pause: pauses, stop: stops, redisKill: redisKills };
    const blows = (Object.entries(all) as [Blow, number][])
      .flatMap(([kind, times]) =>
        Array.from({ length: times }, (_, n) => ({
          kind,
          n,
          // Spread over the run, each within its own stretch of it.
          at: count * (0.03 + (0.87 * (n + this.#chance.of(kind, n))) / times),
        })),
      )
      .toSorted((a, b) => a.at - b.at);
    for (const { kind, n, at } of blows) {
      while (this.#gateway.counts.messages < at && !signal.aborted) await pause(5);
      if (signal.aborted) return;
      await this.#strike(kind, n, signal);
    }
    await Promise.all(this.#paused);
  }

  async #strike(kind: Blow, n: number, signal: AbortSignal): Promise<void> {
    switch (kind) {
      case 'kill':
        await this.#fleet.kill(await this.#victim(kind, n));
        this.blows.kills++;
        return;
      case 'pause':
        // One worker at the least goes on.
        while (this.#paused.size >= this.#options.workers - 1 && !signal.aborted) await pause(10);
        this.#pause(await this.#laden(n), n, signal);
        return;
      case 'stop':
        await this.#ground.postgres.stopAtOnce();
        this.blows.stops++;
        this.blows.resumedAfterStop = Math.max(this.blows.resumedAfterStop, await this.#resumed(signal));
        return;
      case 'redisKill':
        await this.#ground.killRedis();
        this.blows.redisKills++;
        this.blows.resumedAfterRedis = Math.max(this.blows.resumedAfterRedis, await this.#resumed(signal));
        return;
    }
  }

  #pause(worker: Worker, n: number, signal: AbortSignal): void {
    this.#fleet.pause(worker);
    const { lease } = this.#options.pace;
    const over = async (): Promise<void> => {
      const held = await this.#house.heldBy(worker.pid);
      const since = Date.now();
      // Beyond the lease, and until others have sent what it held: that is when a sleeper does harm.
      await pause(lease * 1_000);
      while ((await this.#house.leaving(held)) > 0 && Date.now() - since < (lease + stubborn) * 1_000) {
        if (signal.aborted) break;
        await pause(50);
      }
      this.blows.takenOver += held.length - (await this.#house.heldBy(worker.pid)).length;
      await pause(500 * this.#chance.of('sleeps on', n));
      this.#fleet.wake(worker);
      this.blows.pauses++;
    };
    const done = over()
      .catch(() => this.#fleet.wake(worker))
      .finally(() => this.#paused.delete(done));
    this.#paused.add(done);
  }

  async #victim(kind: Blow, n: number): Promise<Worker> {
    for (;;) {
      const { up } = this.#fleet;
      if (up.length > 0) return this.#chance.pick(up, 'victim', kind, n);
      await pause(5);
    }
  }

  /** One in which messages wait for the wire: those it could send too late. Anyone, after a while. */
  async #laden(n: number): Promise<Worker> {
    const until = Date.now() + patience;
    // Once all have left there is none to be found.
    while (Date.now() < until && this.#gateway.counts.messages < this.#options.count) {
      for (const worker of this.#fleet.up) if ((await this.#house.heldBy(worker.pid)).length > laden) return worker;
      await pause(5);
    }
    return this.#victim('pause', n);
  }

  /** @returns seconds until the gateway took another message. */
  async #resumed(signal: AbortSignal): Promise<number> {
    const from = Date.now();
    const { messages } = this.#gateway.counts;
    while (this.#gateway.counts.messages === messages && messages < this.#options.count && !signal.aborted) {
      await pause(5);
    }
    return (Date.now() - from) / 1_000;
  }
}
