import { performance } from 'node:perf_hooks';
import { HandlesJob, type Job, type JobHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { GatewayRoutes, type LiveGateway, type Switchboard } from '../gateways/index.ts';
import { messagesQueue } from './drain-shard.ts';
import { InFlight } from './in-flight.ts';
import { type Claimed, Ledger, type Settled } from './ledger.ts';
import { inSimplified, type Letter, Letters } from './letters.ts';
import type { Suppression } from './message-source.ts';
import { Retries } from './retries.ts';
import { type Lease, type Parcel, Sender, settledOf } from './sender.ts';
import { Settlement } from './settlement.ts';

/** The most that is claimed at once. */
const batch = 64;
/** Milliseconds until a bucket that was empty is asked again. */
const refill = 1_000;

/**
 * Sends what one shard holds (X7): claims a handful under a lease, opens the phones, writes the attempts down and sends; as soon as
 * there are places it claims the next. A message that its gateway keeps waiting holds up none but itself. Whatever breaks between
 * two of these steps is taken up by the next claim.
 */
@HandlesJob({ queue: messagesQueue.name, name: 'drain' })
@Injectable()
export class DrainShard implements JobHandler {
  readonly #routes: GatewayRoutes;
  readonly #ledger: Ledger;
  readonly #letters: Letters;
  readonly #sender: Sender;
  readonly #inFlight: InFlight;
  readonly #settlement: Settlement;
  readonly #retries: Retries;
  /** Shards that this process is at; true: asked for once more meanwhile. */
  readonly #draining = new Map<number, boolean>();

  constructor(
    routes: GatewayRoutes,
    ledger: Ledger,
    letters: Letters,
    sender: Sender,
    inFlight: InFlight,
    settlement: Settlement,
    retries: Retries,
  ) {
    this.#routes = routes;
    this.#ledger = ledger;
    this.#letters = letters;
    this.#sender = sender;
    this.#inFlight = inFlight;
    this.#settlement = settlement;
    this.#retries = retries;
  }

  async handle({ data, signal }: Job): Promise<void> {
    const shard = Number(data.shard);
    const known = this.#draining.has(shard);
    this.#draining.set(shard, known);
    if (known) return;
    try {
      do {
        this.#draining.set(shard, false);
        while (!signal.aborted && (await this.#claim(shard, signal)));
      } while (!signal.aborted && this.#draining.get(shard));
    } finally {
      this.#draining.delete(shard);
    }
  }

  /** Claims once and sets off what was claimed. @returns whether there may be more. */
  async #claim(shard: number, stop: AbortSignal): Promise<boolean> {
    const places = await this.#inFlight.take(batch);
    let free = places;
    try {
      const board = await this.#routes.now();
      const { gateways } = board;
      const allowed = gateways.reduce((sum, gateway) => sum + gateway.allowed, 0);
      if (gateways.length > 0 && allowed < 1) this.#retries.drain(shard, refill);
      const leaseSeconds = Math.max(0, ...gateways.map((gateway) => gateway.leaseSeconds));
      const endsAt = performance.now() + leaseSeconds * 1_000;
      const messages = await this.#ledger.claim(shard, Math.min(places, allowed), leaseSeconds);
      if (messages.length === 0) return false;
      const letters = await this.#letters.write(messages);
      free -= messages.length;
      this.#setOff(messages, letters, board, { endsAt, stop });
      return true;
    } finally {
      this.#inFlight.release(free);
    }
  }

  #setOff(
    messages: readonly Claimed[],
    letters: Awaited<ReturnType<Letters['write']>>,
    board: Switchboard,
    lease: Lease,
  ): void {
    const parcels: Parcel[] = [];
    for (const message of messages) {
      const ready = parcelOf(message, letters.get(message.id) ?? { suppressed: 'gone' }, board);
      if ('live' in ready) {
        parcels.push(ready);
        continue;
      }
      this.#settlement.add(ready);
      this.#inFlight.release(1);
    }
    for (const result of this.#sender.send(parcels, lease))
      this.#settlement.await(result, () => this.#inFlight.release(1));
  }
}

/** A message on its way to a gateway, or why it stays where it is. */
function parcelOf(message: Claimed, letter: Letter | Suppression, board: Switchboard): Parcel | Settled {
  const { id, fence } = message;
  if ('suppressed' in letter) return { id, fence, suppressed: letter.suppressed };
  const live = gatewayFor(message, letter, board);
  if (live) return { message, letter: live.simplified ? inSimplified(letter) : letter, live };
  return settledOf({ message, letter, live: undefined }, undefined, { outcome: 'notSent', code: 'NO_GATEWAY' });
}

/** What may have left stays with its gateway (X7); anything else follows the rules. */
function gatewayFor(message: Claimed, { phone }: Letter, { gateways, route }: Switchboard): LiveGateway | undefined {
  return message.doubtful ? gateways.find(({ name }) => name === message.gateway) : route({ ...message, phone });
}
