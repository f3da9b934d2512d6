import { createHmac } from 'node:crypto';
import type { Chance } from './chance.ts';
import { receiptFault } from './faults.ts';
import type { FaultyGatewayOptions } from './faulty-gateway.ts';

const lanes = 16;
const soon = 200;
const late = 3_000;

/** Tells Kefu what became of messages: in no order, some twice, some late, some never; again and again until it is taken. */
export class ReceiptSender {
  readonly #options: FaultyGatewayOptions;
  readonly #chance: Chance;
  readonly #waiting: { body: string; tries: number }[] = [];
  #scheduled = 0;
  #running = 0;
  #sent = 0;
  #taken = 0;
  #lost = 0;

  constructor(options: FaultyGatewayOptions, chance: Chance) {
    this.#options = options;
    this.#chance = chance;
  }

  /** How many are still to be told. */
  get pending(): number {
    return this.#scheduled + this.#waiting.length + this.#running;
  }

  counts(): { sent: number; taken: number; lost: number } {
    return { sent: this.#sent, taken: this.#taken, lost: this.#lost };
  }

  /** A message was taken: sooner or later something is told about it. */
  about(id: string, key: string): void {
    const { receiptUrl, receipts, faulty } = this.#options;
    if (!receiptUrl || this.#chance.of('has receipt', key) >= receipts) return;
    const fault = receiptFault(this.#chance, faulty, key);
    if (fault === 'lost') {
      this.#lost++;
      return;
    }
    const status = this.#chance.of('arrives', key) < 0.95 ? 'delivered' : 'undelivered';
    const body = JSON.stringify({ id, key, status, at: new Date().toISOString() });
    const wait = (fault === 'late' ? late : soon) * this.#chance.of('receipt after', key);
    for (let copy = 0; copy < (fault === 'doubled' ? 2 : 1); copy++) this.#schedule({ body, tries: 0 }, wait);
  }

  #schedule(receipt: { body: string; tries: number }, wait: number): void {
    this.#scheduled++;
    setTimeout(() => {
      this.#scheduled--;
      this.#waiting.push(receipt);
      this.#next();
    }, wait);
  }

  #next(): void {
    while (this.#running < lanes) {
      const receipt = this.#waiting.shift();
      if (!receipt) return;
      this.#running++;
      void this.#tell(receipt.body).then((taken) => {
        this.#running--;
        if (taken) this.#taken++;
        else this.#schedule({ ...receipt, tries: receipt.tries + 1 }, Math.min(200 * 2 ** receipt.tries, 5_000));
        this.#next();
      });
    }
  }

  // Written down here once more, as a gateway would that has only read how it is done.
  #sign(body: string): string {
    const at = Math.floor(Date.now() / 1_000);
    return `t=${at},v1=${createHmac('sha256', this.#options.secret).update(`${at}.${body}`).digest('hex')}`;
  }

  async #tell(body: string): Promise<boolean> {
    this.#sent++;
    try {
      const answer = await fetch(this.#options.receiptUrl ?? '', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-gateway-signature': this.#sign(body),
        },
        body,
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  }
}
