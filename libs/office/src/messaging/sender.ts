import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { type Dispatch, GatewayAccounts, type LiveGateway, type Lookup, type SendOutcome } from '../gateways/index.ts';
import { InFlight } from './in-flight.ts';
import { type Claimed, Ledger, type Settled } from './ledger.ts';
import type { Letter } from './letters.ts';

/** A claimed message with its words and the gateway that it goes to. */
export interface Parcel {
  readonly message: Claimed;
  readonly letter: Letter;
  readonly live: LiveGateway;
}

/** Until when a batch may send. */
export interface Lease {
  /** By this process's monotonic clock, read before the lease began: never longer than the lease. */
  readonly endsAt: number;
  readonly stop: AbortSignal;
}

/**
 * Brings a batch to its gateways (X7). What may have left before is asked about first where the gateway answers such
 * questions, and leaves again only when the gateway never took it.
 */
@Injectable()
export class Sender {
  readonly #logger = new Logger(Sender.name);
  readonly #ledger: Ledger;
  readonly #gateways: GatewayAccounts;
  readonly #inFlight: InFlight;
  readonly #worker = `${hostname()}/${process.pid}`;

  constructor(ledger: Ledger, gateways: GatewayAccounts, inFlight: InFlight) {
    this.#ledger = ledger;
    this.#gateways = gateways;
    this.#inFlight = inFlight;
  }

  /** @returns what became of each. */
  async send(parcels: readonly Parcel[], lease: Lease): Promise<Settled[]> {
    const doubtful = parcels.filter(({ message, live }) => message.doubtful && live.offer === 'lookup');
    const found = await Promise.all(doubtful.map((parcel) => this.#find(parcel, lease)));
    const settled = found.flatMap((lookup, i) => {
      const parcel = doubtful[i];
      return parcel && lookup.outcome !== 'absent' ? [settledOf(parcel, undefined, lookup)] : [];
    });
    const answered = new Set(settled.map(({ id }) => id));
    const leaving = parcels.filter(({ message }) => !answered.has(message.id));
    const all = [...settled, ...(await this.#dispatch(leaving, lease))];
    this.#complain(all);
    return all;
  }

  /** One line per kind of trouble and batch, not one per message. */
  #complain(settled: readonly Settled[]): void {
    const troubles = new Map<string, number>();
    for (const one of settled) {
      if ('suppressed' in one || one.result.outcome === 'accepted') continue;
      const trouble = `${one.gateway ?? ''} ${one.result.outcome} ${one.result.code}`;
      troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
    }
    for (const [trouble, times] of troubles) this.#logger.warn(`${trouble}: ${times} messages`);
  }

  async #dispatch(parcels: readonly Parcel[], lease: Lease): Promise<Settled[]> {
    const granted = await this.#grant(parcels);
    const attempts = await this.#ledger.beginAttempts(
      granted.map(({ message: { id, fence }, letter, live }) => ({ id, fence, text: letter.text, gateway: live.name })),
      this.#worker,
    );
    const held = parcels.filter((parcel) => !granted.includes(parcel));
    const sent = granted.map(async (parcel): Promise<Settled> => {
      const attempt = attempts.get(parcel.message.id);
      // Outrun before it began: whoever has it now settles it.
      if (!attempt) return settledOf(parcel, undefined, { outcome: 'notSent', code: 'LEASE_RAN_OUT' });
      const result = await this.#inFlight.run(() => this.#leave(parcel, lease));
      return settledOf(parcel, attempt, result);
    });
    return [
      ...held.map((parcel) => settledOf(parcel, undefined, { outcome: 'notSent', code: 'BUCKET_EMPTY' })),
      ...(await Promise.all(sent)),
    ];
  }

  /** Those that the buckets have room for. */
  async #grant(parcels: readonly Parcel[]): Promise<readonly Parcel[]> {
    if (parcels.length === 0) return [];
    const wanted = new Map<string, number>();
    for (const { live } of parcels) wanted.set(live.name, (wanted.get(live.name) ?? 0) + 1);
    const granted = await this.#gateways.reserve(wanted);
    return parcels.filter(({ live }) => {
      const left = granted.get(live.name) ?? 0;
      granted.set(live.name, left - 1);
      return left > 0;
    });
  }

  #leave({ message, letter, live }: Parcel, lease: Lease): Promise<SendOutcome> {
    if (lease.stop.aborted) return Promise.resolve({ outcome: 'notSent', code: 'STOPPING' });
    const deadline = lease.endsAt - live.timeoutSeconds * 1_000;
    // The line looks at the clock again, just before it writes.
    if (performance.now() >= deadline) return Promise.resolve({ outcome: 'notSent', code: 'LEASE_RAN_OUT' });
    return live.gateway.send(dispatchOf(message, letter), { timeoutSeconds: live.timeoutSeconds, deadline });
  }

  #find({ message, letter, live }: Parcel, lease: Lease): Promise<Lookup> {
    return this.#inFlight.run(() =>
      live.gateway.find(dispatchOf(message, letter), message.firstAttemptAt ?? new Date(), {
        timeoutSeconds: live.timeoutSeconds,
        deadline: lease.endsAt - live.timeoutSeconds * 1_000,
      }),
    );
  }
}

function dispatchOf({ id, signature, templateId }: Claimed, { phone, text, values }: Letter): Dispatch {
  return { key: id, phone, text, signature, templateId, values };
}

/** What became of a parcel. */
export function settledOf(
  { message, letter, live }: Pick<Parcel, 'message' | 'letter'> & { readonly live: LiveGateway | undefined },
  attempt: string | undefined,
  result: SendOutcome,
): Settled {
  const { id, fence, gateway } = message;
  const { segments, phoneMasked } = letter;
  return { id, fence, attempt, result, segments, phoneMasked, gateway: live?.name ?? gateway };
}
