import { performance } from 'node:perf_hooks';
import { Database } from '@kefu/platform/database';
import { defineQueue, HandlesJob, type Job, type JobHandler } from '@kefu/platform/jobs';
import { Outbox, type OutboxMessage } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import { GatewayRoutes, type LiveGateway, type Switchboard } from '../gateways/index.ts';
import { type Claimed, Ledger, type Settled } from './ledger.ts';
import { inSimplified, type Letter, Letters } from './letters.ts';
import { type Lease, type Parcel, Sender, settledOf } from './sender.ts';
import { Settlement } from './settlement.ts';

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
  readonly #routes: GatewayRoutes;
  readonly #ledger: Ledger;
  readonly #letters: Letters;
  readonly #sender: Sender;
  readonly #settlement: Settlement;
  readonly #outbox: Outbox;

  constructor(
    database: Database,
    routes: GatewayRoutes,
    ledger: Ledger,
    letters: Letters,
    sender: Sender,
    settlement: Settlement,
    outbox: Outbox,
  ) {
    this.#database = database;
    this.#routes = routes;
    this.#ledger = ledger;
    this.#letters = letters;
    this.#sender = sender;
    this.#settlement = settlement;
    this.#outbox = outbox;
  }

  async handle(job: Job): Promise<void> {
    const shard = Number(job.data.shard);
    const board = await this.#routes.now();
    const { gateways } = board;
    if (gateways.length === 0) return;
    const allowed = gateways.reduce((sum, gateway) => sum + gateway.allowed, 0);
    const limit = Math.min(batch, allowed);
    const leaseSeconds = Math.max(...gateways.map((gateway) => gateway.leaseSeconds));
    const endsAt = performance.now() + leaseSeconds * 1_000;
    const messages = await this.#ledger.claim(shard, limit, leaseSeconds);
    // What the buckets hold back is asked for again when they have filled up a little.
    const againAfter = messages.length < limit ? undefined : allowed < batch ? 1_000 : 0;
    const settled = messages.length > 0 ? await this.#send(messages, board, { endsAt, stop: job.signal }) : [];
    if (settled.length === 0 && againAfter === undefined) return;
    await this.#database.transaction(async (tx) => {
      if (settled.length > 0) await this.#settlement.write(tx, messages, settled, gateways);
      if (againAfter !== undefined) await this.#outbox.add(tx, drainShard(shard, againAfter));
    });
  }

  async #send(messages: readonly Claimed[], board: Switchboard, lease: Lease): Promise<Settled[]> {
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
      const live = gatewayFor(message, letter, board);
      if (live && !letter.tooMany) parcels.push({ message, letter: live.simplified ? inSimplified(letter) : letter, live });
      else {
        const code = letter.tooMany ? 'PHONE_WINDOW' : 'NO_GATEWAY';
        settled.push(settledOf({ message, letter, live: undefined }, undefined, { outcome: 'notSent', code }));
      }
    }
    return [...settled, ...(await this.#sender.send(parcels, lease))];
  }
}

/** Where a message goes: what may have left stays with its gateway, anything else follows the rules. */
function gatewayFor(message: Claimed, { phone }: Letter, { gateways, route }: Switchboard): LiveGateway | undefined {
  return message.doubtful ? gateways.find(({ name }) => name === message.gateway) : route({ ...message, phone });
}
