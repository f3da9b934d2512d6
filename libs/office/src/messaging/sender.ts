import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
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

/** What was written down before anything leaves. */
interface Begun {
  readonly granted: ReadonlySet<Parcel>;
  /** Attempts by message; null where its phone got enough. */
  readonly attempts: ReadonlyMap<string, string | null>;
}

/**
 * Brings a batch to its gateways (X7). What may have left before is asked about first where the gateway answers such
 * questions, and leaves again only when the gateway never took it.
 */
@Injectable()
export class Sender {
  readonly #ledger: Ledger;
  readonly #gateways: GatewayAccounts;
  readonly #inFlight: InFlight;
  readonly #worker = `${hostname()}/${process.pid}`;

  constructor(ledger: Ledger, gateways: GatewayAccounts, inFlight: InFlight) {
    this.#ledger = ledger;
    this.#gateways = gateways;
    this.#inFlight = inFlight;
  }

  /** One promise for each parcel: of what became of it. It breaks where its attempt could not be written down. */
  send(parcels: readonly Parcel[], lease: Lease): Promise<Settled>[] {
    const asked = parcels.filter(({ message, live }) => message.doubtful && live.offer === 'lookup');
    const leaving = parcels.filter((parcel) => !asked.includes(parcel));
    const begun = this.#begin(leaving);
    return [
      ...leaving.map((parcel) => this.#depart(parcel, begun, lease)),
      ...asked.map((parcel) => this.#ask(parcel, lease)),
    ];
  }

  /** Asks whether the gateway took it before; if it never did, it leaves again. */
  async #ask(parcel: Parcel, lease: Lease): Promise<Settled> {
    const lookup = await this.#find(parcel, lease);
    if (lookup.outcome !== 'absent') return settledOf(parcel, undefined, lookup);
    return this.#depart(parcel, this.#begin([parcel]), lease);
  }

  async #depart(parcel: Parcel, beginning: Promise<Begun>, lease: Lease): Promise<Settled> {
    const { granted, attempts } = await beginning;
    if (!granted.has(parcel)) return settledOf(parcel, undefined, { outcome: 'notSent', code: 'BUCKET_EMPTY' });
    const attempt = attempts.get(parcel.message.id);
    if (attempt === null) return settledOf(parcel, undefined, { outcome: 'notSent', code: 'PHONE_WINDOW' });
    // Outrun before it began: whoever has it now settles it.
    if (!attempt) return settledOf(parcel, undefined, { outcome: 'notSent', code: 'LEASE_RAN_OUT' });
    return settledOf(parcel, attempt, await this.#inFlight.run(() => this.#leave(parcel, lease)));
  }

  async #begin(parcels: readonly Parcel[]): Promise<Begun> {
    const granted = await this.#grant(parcels);
    const attempts = await this.#ledger.beginAttempts(
      granted.map(({ message: { id, fence }, letter, live }) => ({
        id,
        fence,
        text: letter.text,
        gateway: live.name,
        phoneIndex: letter.phoneIndex,
      })),
      this.#worker,
    );
    return { granted: new Set(granted), attempts };
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
