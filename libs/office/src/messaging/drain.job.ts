import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Database } from '@kefu/platform/database';
import { defineQueue, HandlesJob, type Job, type JobHandler } from '@kefu/platform/jobs';
import { Outbox, type OutboxMessage } from '@kefu/platform/outbox';
import { Injectable, Logger } from '@nestjs/common';
import { Gateway, type SendOutcome } from './gateway.ts';
import { type Claim, type Claimed, Ledger, type Settled } from './ledger.ts';
import { type MessageContent, MessageSources, type Suppression } from './message-source.ts';
import { fillTemplate, segmentsOf } from './message-text.ts';
import { matchReceipts } from './receipt-match.ts';

// Two jobs of 32 sends each: at most 64 are in flight in one worker.
const batch = 100;
const inFlight = 32;

/** The queue of the ledger's work (X7). */
export const messagesQueue = defineQueue({ name: 'messages', concurrency: 2, attempts: 3 });

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
  readonly #logger = new Logger(DrainShard.name);
  readonly #database: Database;
  readonly #ledger: Ledger;
  readonly #gateway: Gateway;
  readonly #sources: MessageSources;
  readonly #outbox: Outbox;
  readonly #worker = `${hostname()}/${process.pid}`;

  constructor(database: Database, ledger: Ledger, gateway: Gateway, sources: MessageSources, outbox: Outbox) {
    this.#database = database;
    this.#ledger = ledger;
    this.#gateway = gateway;
    this.#sources = sources;
    this.#outbox = outbox;
  }

  async handle(job: Job): Promise<void> {
    if (!this.#gateway.configured) return;
    const shard = Number(job.data.shard);
    // Our own clock, read before the lease begins: what it allows is never longer than the lease.
    const claimedAt = performance.now();
    const claim = await this.#ledger.claim(shard, batch);
    const { againAfter } = claim;
    if (claim.messages.length === 0) {
      if (againAfter !== undefined)
        await this.#database.transaction((tx) => this.#outbox.add(tx, drainShard(shard, againAfter)));
      return;
    }
    const letters = await this.#load(claim.messages);
    const sendable = claim.messages.flatMap(({ id, fence }) => {
      const letter = letters.get(id);
      return isLetter(letter) ? [{ id, fence, text: letter.text }] : [];
    });
    const attempts = await this.#ledger.beginAttempts(sendable, this.#worker);
    const deadline = claimedAt + (claim.leaseSeconds - claim.timeoutSeconds) * 1_000;
    const settled: Settled[] = [];
    const queue = claim.messages[Symbol.iterator]();
    const lane = async (): Promise<void> => {
      for (const message of queue) {
        settled.push(
          await this.#send(message, letters.get(message.id), attempts.get(message.id), claim, deadline, job.signal),
        );
      }
    };
    await Promise.all(Array.from({ length: inFlight }, lane));
    await this.#database.transaction(async (tx) => {
      await this.#ledger.settle(tx, settled);
      await matchReceipts(
        tx,
        claim.messages.map(({ id }) => id),
      );
      if (againAfter !== undefined) await this.#outbox.add(tx, drainShard(shard, againAfter));
    });
  }

  async #load(messages: readonly Claimed[]): Promise<Map<string, Letter | Suppression>> {
    const letters = new Map<string, Letter | Suppression>();
    for (const purpose of new Set(messages.map((message) => message.purpose))) {
      const source = this.#sources.of(purpose);
      if (!source) throw new Error(`No desk of this worker sends for ${purpose}`);
      const ofPurpose = messages.filter((message) => message.purpose === purpose);
      const contents = await source.load(ofPurpose);
      for (const message of ofPurpose) {
        const content = contents.get(message.id);
        if (content) letters.set(message.id, 'phone' in content ? letterOf(message, content) : content);
      }
    }
    return letters;
  }

  async #send(
    message: Claimed,
    letter: Letter | Suppression | undefined,
    attempt: string | undefined,
    claim: Claim,
    deadline: number,
    stop: AbortSignal,
  ): Promise<Settled> {
    const { id, fence } = message;
    if (!isLetter(letter) || !attempt)
      return { id, fence, suppressed: letter && 'suppressed' in letter ? letter.suppressed : 'gone' };
    const { phone, phoneMasked, text } = letter;
    const result = await this.#dispatch({ key: id, phone, text }, claim, deadline, stop);
    if (result.outcome !== 'accepted') this.#logger.warn(`Message ${id}: ${result.outcome} ${result.code}`);
    return { id, fence, attempt, result, segments: segmentsOf(text), phoneMasked };
  }

  /** The last look at the clock before the first byte: past it the lease may be another worker's. */
  #dispatch(
    dispatch: { key: string; phone: string; text: string },
    claim: Claim,
    deadline: number,
    stop: AbortSignal,
  ): Promise<SendOutcome> {
    if (stop.aborted) return Promise.resolve({ outcome: 'notSent', code: 'STOPPING' });
    if (performance.now() >= deadline) return Promise.resolve({ outcome: 'notSent', code: 'LEASE_RAN_OUT' });
    return this.#gateway.send(dispatch, claim.timeoutSeconds);
  }
}

/** A message in words, and where it goes. */
interface Letter {
  readonly phone: string;
  readonly phoneMasked: string;
  readonly text: string;
}

function letterOf(message: Claimed, { phone, phoneMasked, values }: MessageContent): Letter {
  return { phone, phoneMasked, text: fillTemplate(message, values) };
}

function isLetter(letter: Letter | Suppression | undefined): letter is Letter {
  return letter !== undefined && 'phone' in letter;
}
