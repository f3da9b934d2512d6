import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What the load process is asked to send. */
export interface LoadOrder {
  readonly port: number;
  /** Whole HTTP requests, sent in turn over each connection. */
  readonly requests: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

/** What came back. */
export interface LoadReport {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p95: number;
  /** The first answer that was no 200, or that told of an error. */
  readonly wrong?: string;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Sends requests over keep-alive connections, one at a time on each, as fast as they are answered. It reads no more of
 * an answer than its length: a client that parsed would take a third of the machine from the servers it measures.
 */
async function load({ port, requests, connections, seconds }: LoadOrder): Promise<LoadReport> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let wrong: string | undefined;
  const one = (offset: number): Promise<void> =>
    new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let turn = offset;
      let sentAt = 0;
      let received: Buffer = Buffer.alloc(0);
      let expected = -1;
      const send = (): void => {
        if (performance.now() >= until) {
          socket.end();
          return done();
        }
        sentAt = performance.now();
        socket.write(requests[turn++ % requests.length] ?? '');
        return undefined;
      };
      socket.on('connect', send);
      socket.on('error', fail);
      socket.on('data', (part) => {
        received = received.length === 0 ? part : Buffer.concat([received, part]);
        if (expected < 0) {
          const end = received.indexOf(headEnd);
          if (end < 0) return;
          const head = received.toString('latin1', 0, end);
          const length = /content-length: (\d+)/i.exec(head)?.[1];
          if (length === undefined) return fail(new Error(`No length: ${head}`));
          expected = end + headEnd.length + Number(length);
          if (!head.startsWith('HTTP/1.1 200')) wrong ??= received.toString();
        }
        if (received.length < expected) return undefined;
        // Looked at once per connection: an answer that is an error is no answer.
        if (turn === offset + 1 && received.includes('"errors":[')) wrong ??= received.toString('utf8', 0, 2000);
        times.push(performance.now() - sentAt);
        received = Buffer.alloc(0);
        expected = -1;
        send();
        return undefined;
      });
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, i) => one(i * 7)));
  const perSecond = times.length / ((performance.now() - began) / 1000);
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return wrong === undefined ? { perSecond, p95 } : { perSecond, p95, wrong };
}

process.on('message', (order: LoadOrder) => {
  void load(order).then((report) => process.send?.(report));
});
process.send?.('ready');
