import { performance } from 'node:perf_hooks';
import { Database } from '@kefu/platform/database';
import { defineQueue, HandlesJob, type Job, type JobHandler } from '@kefu/platform/jobs';
import { Outbox, type OutboxMessage } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import { GatewayAccounts, type LiveGateway } from '../gateways/index.ts';
import { type Claimed, Ledger, type Settled } from './ledger.ts';
import { Letters } from './letters.ts';
import { matchReceipts } from './receipt-match.ts';
import { type Parcel, Sender, settledOf } from './sender.ts';

// Small enough that little is in doubt when a worker dies, large enough that its statements cost little per message.
const batch = 100;

/** The queue of the ledger's work (X7); while one job writes to the ledger, the others keep the gateways busy. */
export const messagesQueue = defineQueue({ name: 'messages', concurrency: 4, attempts: 3 });

/** A wish for a shard to be drained. */
export function drainShard(shard: number, delay = 0): OutboxMessage {
  return { queue: messagesQueue.name, job: 'drain', data: { shard }, key: `drain-${shard}`, delay };
}

/**
 * Sends what one shard holds, a batch per job (X7): claim under a lease, open the phones, write the attempts down, send,
 * write down what came of it. Whatever breaks between two of these steps is taken up by the next claim.
 */
@HandlesJob({ queue: messagesQueue.name, name: 'drain' })
@Injectable()
export class DrainShard implements JobHandler {
  readonly #database: Database;
  readonly #gateways: GatewayAccounts;
  readonly #ledger: Ledger;
  readonly #letters: Letters;
  readonly #sender: Sender;
  readonly #outbox: Outbox;

  constructor(
    database: Database,
    gateways: GatewayAccounts,
    ledger: Ledger,
    letters: Letters,
    sender: Sender,
    outbox: Outbox,
  ) {
    this.#database = database;
    this.#gateways = gateways;
    this.#ledger = ledger;
    this.#letters = letters;
    this.#sender = sender;
    this.#outbox = outbox;
  }

  async handle(job: Job): Promise<void> {
    const shard = Number(job.data.shard);
    const gateways = await this.#gateways.live();
    if (gateways.length === 0) return;
    const allowed = gateways.reduce((sum, gateway) => sum + gateway.allowed, 0);
    const limit = Math.min(batch, allowed);
    const leaseSeconds = Math.max(...gateways.map((gateway) => gateway.leaseSeconds));
    const endsAt = performance.now() + leaseSeconds * 1_000;
    const messages = await this.#ledger.claim(shard, limit, leaseSeconds);
    // What the buckets hold back is asked for again when they have filled up a little.
    const againAfter = messages.length < limit ? undefined : allowed < batch ? 1_000 : 0;
    const settled = messages.length > 0 ? await this.#send(messages, gateways, { endsAt, stop: job.signal }) : [];
    if (settled.length === 0 && againAfter === undefined) return;
    await this.#database.transaction(async (tx) => {
      if (settled.length > 0) {
        await this.#ledger.settle(tx, settled);
        await matchReceipts(
          tx,
          messages.map(({ id }) => id),
        );
      }
      if (againAfter !== undefined) await this.#outbox.add(tx, drainShard(shard, againAfter));
    });
  }

  async #send(
    messages: readonly Claimed[],
    gateways: readonly LiveGateway[],
    lease: { readonly endsAt: number; readonly stop: AbortSignal },
  ): Promise<Settled[]> {
    const letters = await this.#letters.write(messages);
    const settled: Settled[] = [];
    const parcels: Parcel[] = [];
    for (const message of messages) {
      const letter = letters.get(message.id) ?? { suppressed: 'gone' };
      const { id, fence } = message;
      if ('suppressed' in letter) {
        settled.push({ id, fence, suppressed: letter.suppressed });
        continue;
      }
      const live = gatewayFor(message, gateways);
      if (live) parcels.push({ message, letter, live });
      else settled.push(settledOf({ message, letter, live }, undefined, { outcome: 'notSent', code: 'NO_GATEWAY' }));
    }
    return [...settled, ...(await this.#sender.send(parcels, lease))];
  }
}

/** Where a message goes: what may have left stays with its gateway, anything else takes the preferred one. */
function gatewayFor(message: Claimed, gateways: readonly LiveGateway[]): LiveGateway | undefined {
  if (message.gateway !== null && message.doubtful) return gateways.find(({ name }) => name === message.gateway);
  return gateways[0];
}
