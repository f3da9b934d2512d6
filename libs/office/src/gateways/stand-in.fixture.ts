import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dispatch, GatewayAccount, Patience } from './gateway.ts';

/** What a stand-in was asked. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers; `silence` never does, `reset` cuts the line. */
export type Answer = { readonly status: number; readonly body: unknown } | 'silence' | 'reset';

/** A server on this machine that answers as a gateway's documentation says, and remembers what it was asked. */
export class StandIn {
  readonly asked: Asked[] = [];
  answer: (asked: Asked) => Answer = () => ({ status: 200, body: {} });
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      this.asked.push(asked);
      const answer = this.answer(asked);
      if (answer === 'silence') return;
      if (answer === 'reset') return request.socket.resetAndDestroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

export const templateId = '0197a000-0000-7000-8000-00000000000a';
export const dispatch: Dispatch = {
  key: '0197a000-0000-7000-8000-00000000000b',
  phone: '+8613800000000',
  text: '【市場】王小明，您好',
  signature: '市場',
  templateId,
  values: { name: '王小明', days: '30' },
};

/** As long as a test likes. */
export const patience = (timeoutSeconds = 20, leaseSeconds = 60): Patience => ({
  timeoutSeconds,
  deadline: performance.now() + leaseSeconds * 1_000,
});

/** An account of an adapter under test. */
export function account(url: string, given: Partial<GatewayAccount> = {}): GatewayAccount {
  return {
    name: 'test',
    url,
    signature: '',
    settings: {},
    secrets: {},
    templates: new Map([[templateId, { code: 'SMS_1', order: ['days', 'name'] }]]),
    callbackUrl: 'https://kefu.example/gateway/receipts/test',
    ...given,
  };
}

/** What a gateway tells us, for {@link Gateway.hear}. */
export const call = (body: string, url = 'https://kefu.example/gateway/receipts/test', headers = {}) => ({
  url,
  headers,
  body: Buffer.from(body),
  now: Math.floor(Date.now() / 1_000),
});
