import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@kefu/platform/database';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alarms } from '../alarms/index.ts';
import { tellBreaker } from '../gateways/index.ts';
import { Ledger, type Settled, shards } from './ledger.ts';
import { optedOut } from './phones.ts';
import { matchReceipts } from './receipt-match.ts';
import { Refusals } from './refusals.ts';
import { Retries } from './retries.ts';

/** Results that come within so many milliseconds are written down together. */
const gather = 15;
const mostAtOnce = 500;
/** Milliseconds until it is tried again when the database is away. */
const again = 500;

/** What did not leave for reasons that say nothing of the gateway. */
const notItsFault = new Set(['STOPPING', 'LEASE_RAN_OUT', 'BUCKET_EMPTY', 'HTTP_429']);

/**
 * Writes down what became of messages, many at a time whichever shard they are of (X7). A result whose writing fails is kept and
 * tried again: it is worth more than the doubt that would be left without it.
 */
@Injectable()
export class Settlement implements BeforeApplicationShutdown {
  readonly #logger = new Logger(Settlement.name);
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #retries: Retries;
  readonly #alarms: Alarms;
  readonly #refusals: Refusals;
  readonly #coming = new Set<Promise<void>>();
  #waiting: Settled[] = [];
  #writing: Promise<void> | undefined;

  constructor(database: Database, ledger: Ledger, retries: Retries, alarms: Alarms, refusals: Refusals) {
    this.#database = database;
    this.#ledger = ledger;
    this.#retries = retries;
    this.#alarms = alarms;
    this.#refusals = refusals;
  }

  /** A result that is there. */
  add(...results: readonly Settled[]): void {
    if (results.length === 0) return;
    this.#waiting.push(...results);
    this.#writing ??= this.#write();
  }

  /** A result that will come. One that never does leaves its message to the next claim after the lease. */
  await(result: Promise<Settled>, then: () => void): void {
    const coming = result
      .then((one) => this.add(one))
      .catch((error: Error) => this.#logger.warn(`A message is left to its lease: ${error.name}`))
      .finally(() => {
        this.#coming.delete(coming);
        then();
      });
    this.#coming.add(coming);
  }

  /** Waits until every result has come and stands in the ledger. */
  async idle(): Promise<void> {
    while (this.#coming.size > 0 || this.#writing) await Promise.all([...this.#coming, this.#writing]);
  }

  /** A stopping process has taken nothing new by now; what it began is brought to its end before the database goes. */
  beforeApplicationShutdown(): Promise<void> {
    return this.idle();
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      await pause(gather);
      const some = this.#waiting.splice(0, mostAtOnce);
      this.#complain(some);
      for (let away = false; ; away = true) {
        try {
          for (const { shard, wait } of await this.#settle(some)) this.#retries.drain(shard, wait);
          // Whatever was being drained when the database went was dropped: not all of it waits for the sweep.
          if (away) for (const { shard, wait } of everyShard()) this.#retries.drain(shard, wait);
          break;
        } catch (error) {
          this.#logger.warn(`Results not written, tried again: ${(error as Error).name}`);
          await pause(again);
        }
      }
    }
    // In the same breath as the look that found nothing: what comes next begins a writing of its own.
    this.#writing = undefined;
  }

  #settle(settled: readonly Settled[]): Promise<{ shard: number; wait: number }[]> {
    return this.#database.transaction(async (tx) => {
      const retries = await this.#ledger.settle(tx, settled);
      await matchReceipts(
        tx,
        settled.map(({ id }) => id),
      );
      await this.#refusals.callInstead(
        tx,
        settled.flatMap((one) => ('suppressed' in one && one.suppressed === optedOut ? one.id : [])),
      );
      return [...retries, ...(await this.#tellBreakers(tx, settled))];
    });
  }

  /** Tells each gateway's breaker how it fared. @returns all shards where one closed: they have waited for it */
  async #tellBreakers(tx: EntityManager, settled: readonly Settled[]): Promise<{ shard: number; wait: number }[]> {
    const fares = new Map<string, { well: number; badly: number }>();
    for (const one of settled) {
      if ('suppressed' in one || one.gateway === null || one.attempt === undefined) continue;
      const fare = fares.get(one.gateway) ?? { well: 0, badly: 0 };
      fares.set(one.gateway, fare);
      const { result } = one;
      if (result.outcome === 'accepted' || result.outcome === 'refused') fare.well++;
      else if (!notItsFault.has(result.code)) fare.badly++;
    }
    let closed = false;
    // In the order of their names, so that two workers never wait for each other.
    for (const [gateway, fare] of [...fares].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const moved = await tellBreaker(tx, { gateway, ...fare });
      const alarm = { code: 'gatewayFailing' as const, key: gateway };
      if (moved === 'opened') await this.#alarms.raise(tx, { ...alarm, details: { gateway } });
      if (moved === 'closed') await this.#alarms.resolve(tx, alarm.code, alarm.key);
      closed ||= moved === 'closed';
    }
    return closed ? everyShard() : [];
  }

  /** One line per kind of trouble, not one per message. */
  #complain(settled: readonly Settled[]): void {
    const troubles = new Map<string, number>();
    for (const one of settled) {
      if ('suppressed' in one || one.result.outcome === 'accepted') continue;
      const trouble = `${one.gateway ?? ''} ${one.result.outcome} ${one.result.code}`;
      troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
    }
    for (const [trouble, times] of troubles) this.#logger.warn(`${trouble}: ${times} messages`);
  }
}

/** All shards, at once. */
function everyShard(): { shard: number; wait: number }[] {
  return Array.from({ length: shards }, (_, shard) => ({ shard, wait: 1 }));
}
