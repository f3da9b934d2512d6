import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FaultyGatewayOptions, GatewayCounts } from './faulty-gateway.ts';
import { root } from './ground.ts';

/** The faulty gateway's process, and what it last said of itself. */
export class GatewayProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  counts: GatewayCounts = {
    messages: 0,
    requests: 0,
    lookups: 0,
    pending: 0,
    receipts: { sent: 0, taken: 0, lost: 0 },
    faults: {},
  };

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    child.on('message', (counts) => {
      this.counts = counts as GatewayCounts;
    });
  }

  /** Starts it and waits for its address. */
  static async start(options: FaultyGatewayOptions): Promise<GatewayProcess> {
    const child = fork(join(root, 'rig/dist/gateway-main.js'), [JSON.stringify(options)], { execArgv: [] });
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return new GatewayProcess(child, url);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
