import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
// Only this of the gateways' room: the sandbox is a process of its own, which starts beside the house in a tenth of its time.
import { signatureHeader, signReceipt } from '../gateways/receipt-signature.ts';
import { sandboxPage } from './sandbox-page.ts';

/** How a sandbox gateway is set up. */
export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Shared with Kefu: its bearer token and the key of our receipts. */
  readonly secret: string;
  /** Where receipts go; none are sent where it is left out. */
  readonly receiptUrl?: string;
  /** The last digits of numbers that nobody is reached at: what goes there comes back undelivered. */
  readonly unreached?: string;
  /** What it accepted, one JSON line each, so that a restart still knows every key. */
  readonly logFile?: string;
  /** Called before a request is looked at; lets a test hold or time it. */
  readonly before?: (key: string) => Promise<void>;
}

/** What the sandbox accepted, once per key. */
export interface Accepted {
  readonly id: string;
  readonly key: string;
  /** With its middle hidden, as on a real operator's screen. */
  readonly to: string;
  readonly text: string;
  readonly at: string;
}

const receiptAfter = 400;

/**
 * An SMS gateway that runs on this machine and sends nothing to anybody (X7): takes a message once per idempotency key,
 * answers with a signed receipt a moment later, and shows what arrived at its own address.
 *
 * The demo starts it as `node build/sandbox-gateway.js`; it listens on SANDBOX_GATEWAY_PORT.
 */
export class SandboxGateway {
  readonly #options: SandboxOptions;
  readonly #accepted = new Map<string, Accepted>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #server: Server;
  #requests = 0;
  #lookups = 0;
  #status: number | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    if (options.logFile && existsSync(options.logFile)) {
      // A line cut off by a crash was never answered for: its sender asks again.
      for (const line of readFileSync(options.logFile, 'utf8').split('\n').slice(0, -1)) {
        const entry = JSON.parse(line) as Accepted;
        this.#accepted.set(entry.key, entry);
      }
    }
  }

  /** Begins to listen. @returns its address. */
  async start(): Promise<string> {
    await new Promise<void>((done, fail) => {
      this.#server.once('error', fail);
      this.#server.listen(this.#options.port, '127.0.0.1', done);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What it accepted, the first first. */
  get accepted(): readonly Accepted[] {
    return [...this.#accepted.values()];
  }

  /** How often it was asked whether it took a message. */
  get lookups(): number {
    return this.#lookups;
  }

  /** How many sends it was asked for, the repeated ones too. */
  get requests(): number {
    return this.#requests;
  }

  /** Has it fail whatever it is asked, taking nothing; undefined: no more. */
  failWith(status: number | undefined): void {
    this.#status = status;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const respond = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    try {
      if (request.method === 'GET') {
        if (request.url === '/messages') return respond(200, this.accepted);
        if (request.url?.startsWith('/messages/')) return this.#find(request, respond);
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(sandboxPage(this.accepted, this.#options.unreached));
        return;
      }
      if (request.headers.authorization !== `Bearer ${this.#options.secret}`)
        return respond(401, { code: 'WRONG_TOKEN' });
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { key, to, text } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      if (typeof key !== 'string' || typeof to !== 'string' || typeof text !== 'string' || !/^\+\d{6,15}$/.test(to)) {
        return respond(422, { code: 'NOT_A_MESSAGE' });
      }
      this.#requests++;
      if (this.#status) return respond(this.#status, { code: 'FAILING' });
      await this.#options.before?.(key);
      respond(202, { id: this.#accept(key, to, text).id });
    } catch {
      respond(400, { code: 'BAD_REQUEST' });
    }
  }

  #find(request: IncomingMessage, respond: (status: number, body: object) => void): void {
    if (request.headers.authorization !== `Bearer ${this.#options.secret}`)
      return respond(401, { code: 'WRONG_TOKEN' });
    if (this.#status) return respond(this.#status, { code: 'FAILING' });
    const known = this.#accepted.get(decodeURIComponent(request.url?.slice('/messages/'.length) ?? ''));
    this.#lookups++;
    if (known) respond(200, { id: known.id });
    else respond(404, { code: 'ABSENT' });
  }

  #accept(key: string, to: string, text: string): Accepted {
    const known = this.#accepted.get(key);
    if (known) return known;
    const id = createHash('sha256').update(key).digest('hex').slice(0, 20);
    const masked = `${to.slice(0, -8)}****${to.slice(-4)}`;
    const entry: Accepted = { id, key, to: masked, text, at: new Date().toISOString() };
    if (this.#options.logFile) {
      mkdirSync(dirname(this.#options.logFile), { recursive: true });
      appendFileSync(this.#options.logFile, `${JSON.stringify(entry)}\n`);
    }
    this.#accepted.set(key, entry);
    if (this.#options.receiptUrl) this.#sendReceipt(entry, receiptAfter);
    return entry;
  }

  /** Tries until it is taken, ever more slowly. */
  #sendReceipt(entry: Accepted, after: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const { unreached } = this.#options;
      const status = unreached && entry.to.endsWith(unreached) ? 'undelivered' : 'delivered';
      const body = JSON.stringify({ id: entry.id, key: entry.key, status, at: new Date().toISOString() });
      fetch(this.#options.receiptUrl ?? '', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [signatureHeader]: signReceipt(this.#options.secret, body, Math.floor(Date.now() / 1_000)),
        },
        body,
      }).then(
        (answer) => answer.ok || this.#sendReceipt(entry, Math.min(after * 2, 60_000)),
        () => this.#sendReceipt(entry, Math.min(after * 2, 60_000)),
      );
    }, after);
    this.#timers.add(timer);
  }
}
