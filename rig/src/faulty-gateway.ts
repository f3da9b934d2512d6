import { createHash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Chance } from './chance.ts';
import { type SendFault, sendFault } from './faults.ts';
import type { GatewayKind } from './options.ts';
import { ReceiptSender } from './receipt-sender.ts';

/** How a faulty gateway is set up. */
export interface FaultyGatewayOptions {
  readonly kind: GatewayKind;
  readonly seed: number;
  readonly secret: string;
  /** Where it writes what it accepted, one JSON line each: the log that nobody else touches. */
  readonly logFile: string;
  readonly faulty: number;
  /** Milliseconds until it answers. */
  readonly latency: number;
  /** Seconds after which senders give up. */
  readonly timeout: number;
  /** Seconds until its look-up knows what it took. */
  readonly lag: number;
  readonly receipts: number;
  readonly receiptUrl: string | undefined;
}

/** One line of the log. */
export interface AcceptedLine {
  readonly id: string;
  readonly key: string;
  readonly to: string;
}

/** What the gateway tells the runner. */
export interface GatewayCounts {
  /** Different messages taken. */
  readonly messages: number;
  /** Requests to take one, repeated ones too. */
  readonly requests: number;
  readonly lookups: number;
  /** What it will still do by itself: late acceptances, receipts. */
  readonly pending: number;
  readonly receipts: { readonly sent: number; readonly taken: number; readonly lost: number };
  readonly faults: Readonly<Partial<Record<SendFault, number>>>;
}

/**
 * An SMS gateway on a bad day: some requests are refused, some are taken without a word of it, some are taken late, some receipts are
 * lost, doubled or late. Which, the seed says. With keys it takes a message once; without, as often as it is asked.
 */
export class FaultyGateway {
  readonly #options: FaultyGatewayOptions;
  readonly #chance: Chance;
  readonly #log: number;
  readonly #receipts: ReceiptSender;
  /** By key: the first id it was taken under, and from when the look-up knows. */
  readonly #taken = new Map<string, { id: string; knownFrom: number }>();
  readonly #asked = new Map<string, number>();
  readonly #faults = new Map<SendFault, number>();
  readonly #server: Server;
  #requests = 0;
  #lookups = 0;
  #late = 0;
  #accepted = 0;

  constructor(options: FaultyGatewayOptions) {
    this.#options = options;
    this.#chance = new Chance(options.seed);
    this.#log = openSync(options.logFile, 'a');
    this.#receipts = new ReceiptSender(options, this.#chance);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
    // Workers are killed in the middle of a request: their connections end when they end.
    this.#server.requestTimeout = 0;
  }

  /** Begins to listen on a free port. @returns its address. */
  async start(): Promise<string> {
    await new Promise<void>((done, fail) => {
      this.#server.once('error', fail);
      this.#server.listen(0, '127.0.0.1', 4_096, done);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where it stands. */
  counts(): GatewayCounts {
    return {
      messages: this.#taken.size,
      requests: this.#requests,
      lookups: this.#lookups,
      pending: this.#late + this.#receipts.pending,
      receipts: this.#receipts.counts(),
      faults: Object.fromEntries(this.#faults),
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.authorization !== `Bearer ${this.#options.secret}`) return answer(response, 401, {});
    if (request.method === 'GET') return this.#lookUp(request, response);
    const { key, to } = (await json(request)) as { key: string; to: string };
    this.#requests++;
    const n = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, n);
    const fault = sendFault(this.#chance, this.#options.faulty, key, n);
    if (fault) this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + 1);
    const { latency, lag, timeout } = this.#options;
    if (fault === 'acceptLate') {
      // A sender that has given up is gone; the gateway goes on all the same.
      this.#later((timeout + lag * this.#chance.of('late', key, n) * 0.9) * 1_000, () => this.#accept(key, to, 0));
      return undefined;
    }
    await this.#after(latency);
    switch (fault) {
      case undefined:
        return answer(response, 202, { id: this.#accept(key, to) });
      case 'refuse':
        return answer(response, 503, { code: 'BUSY' });
      case 'acceptThenError':
        this.#accept(key, to);
        return answer(response, 500, { code: 'INTERNAL' });
      case 'acceptThenSilence':
        this.#accept(key, to);
        return undefined;
      case 'acceptThenReset':
        this.#accept(key, to);
        return void request.socket.resetAndDestroy();
      case 'reset':
        return void request.socket.resetAndDestroy();
    }
  }

  #lookUp(request: IncomingMessage, response: ServerResponse): void {
    this.#lookups++;
    const key = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
    const taken = this.#taken.get(key);
    if (this.#options.kind !== 'lookup' || !taken || taken.knownFrom > Date.now()) {
      return answer(response, 404, { code: 'ABSENT' });
    }
    return answer(response, 200, { id: taken.id });
  }

  /** Takes a message and writes it down before anybody hears of it. @param lag seconds until the look-up knows. */
  #accept(key: string, to: string, lag = this.#options.lag * this.#chance.of('known', key)): string {
    const known = this.#taken.get(key);
    if (known && this.#options.kind === 'keyed') return known.id;
    const id = createHash('md5')
      .update(`${key} ${++this.#accepted}`)
      .digest('hex')
      .slice(0, 20);
    writeSync(this.#log, `${JSON.stringify({ id, key, to } satisfies AcceptedLine)}\n`);
    if (!known) this.#taken.set(key, { id, knownFrom: Date.now() + lag * 1_000 });
    this.#receipts.about(id, key);
    return id;
  }

  #later(milliseconds: number, work: () => void): void {
    this.#late++;
    setTimeout(() => {
      this.#late--;
      work();
    }, milliseconds);
  }

  #after(milliseconds: number): Promise<void> {
    return new Promise((done) => this.#later(milliseconds, done));
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
