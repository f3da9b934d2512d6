import { performance } from 'node:perf_hooks';
import { HandlesJob, type Job, type JobHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { GatewayAccounts, type LiveGateway } from '../gateways/index.ts';
import { messagesQueue } from './drain-shard.ts';
import { InFlight } from './in-flight.ts';
import { type Claimed, Ledger } from './ledger.ts';
import { Letters } from './letters.ts';
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
  readonly #gateways: GatewayAccounts;
  readonly #ledger: Ledger;
  readonly #letters: Letters;
  readonly #sender: Sender;
  readonly #inFlight: InFlight;
  readonly #settlement: Settlement;
  readonly #retries: Retries;
  /** Shards that this process is at; true: asked for once more meanwhile. */
  readonly #draining = new Map<number, boolean>();

  constructor(
    gateways: GatewayAccounts,
    ledger: Ledger,
    letters: Letters,
    sender: Sender,
    inFlight: InFlight,
    settlement: Settlement,
    retries: Retries,
  ) {
    this.#gateways = gateways;
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
      const gateways = await this.#gateways.live();
      const allowed = gateways.reduce((sum, gateway) => sum + gateway.allowed, 0);
      if (gateways.length > 0 && allowed < 1) this.#retries.drain(shard, refill);
      const leaseSeconds = Math.max(0, ...gateways.map((gateway) => gateway.leaseSeconds));
      const endsAt = performance.now() + leaseSeconds * 1_000;
      const messages = await this.#ledger.claim(shard, Math.min(places, allowed), leaseSeconds);
      if (messages.length === 0) return false;
      const letters = await this.#letters.write(messages);
      free -= messages.length;
      this.#setOff(messages, letters, gateways, { endsAt, stop });
      return true;
    } finally {
      this.#inFlight.release(free);
    }
  }

  #setOff(
    messages: readonly Claimed[],
    letters: Awaited<ReturnType<Letters['write']>>,
    gateways: readonly LiveGateway[],
    lease: Lease,
  ): void {
    const parcels: Parcel[] = [];
    for (const message of messages) {
      const letter = letters.get(message.id) ?? { suppressed: 'gone' };
      const { id, fence } = message;
      const live = gatewayFor(message, gateways);
      if (!('suppressed' in letter) && live) {
        parcels.push({ message, letter, live });
        continue;
      }
      this.#settlement.add(
        'suppressed' in letter
          ? { id, fence, suppressed: letter.suppressed }
          : settledOf({ message, letter, live: undefined }, undefined, { outcome: 'notSent', code: 'NO_GATEWAY' }),
      );
      this.#inFlight.release(1);
    }
    for (const result of this.#sender.send(parcels, lease))
      this.#settlement.await(result, () => this.#inFlight.release(1));
  }
}

/** Where a message goes: what may have left stays with its gateway, anything else takes the preferred one. */
function gatewayFor(message: Claimed, gateways: readonly LiveGateway[]): LiveGateway | undefined {
  if (message.gateway !== null && message.doubtful) return gateways.find(({ name }) => name === message.gateway);
  return gateways[0];
}
