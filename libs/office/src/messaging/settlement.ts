import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alarms } from '../alarms/index.ts';
import { type LiveGateway, tellBreaker } from '../gateways/index.ts';
import { type Claimed, Ledger, type Settled } from './ledger.ts';
import { matchReceipts } from './receipt-match.ts';
import { Refusals } from './refusals.ts';

/** What did not leave for reasons that say nothing of the gateway. */
const notItsFault = new Set(['STOPPING', 'LEASE_RAN_OUT', 'BUCKET_EMPTY', 'PHONE_WINDOW', 'NO_GATEWAY', 'HTTP_429']);

/** Writes down what became of a batch, and what follows from it (X7). */
@Injectable()
export class Settlement {
  readonly #ledger: Ledger;
  readonly #alarms: Alarms;
  readonly #refusals: Refusals;

  constructor(ledger: Ledger, alarms: Alarms, refusals: Refusals) {
    this.#ledger = ledger;
    this.#alarms = alarms;
    this.#refusals = refusals;
  }

  /** All of it in the caller's transaction. */
  async write(
    tx: EntityManager,
    messages: readonly Claimed[],
    settled: readonly Settled[],
    gateways: readonly LiveGateway[],
  ): Promise<void> {
    await this.#ledger.settle(tx, settled);
    await matchReceipts(
      tx,
      messages.map(({ id }) => id),
    );
    for (const live of gateways) await this.#tell(tx, live, settled);
    const refused = new Set(settled.flatMap((one) => ('suppressed' in one && one.suppressed === 'optedOut' ? one.id : [])));
    for (const message of messages) if (refused.has(message.id)) await this.#refusals.call(tx, message);
  }

  async #tell(tx: EntityManager, live: LiveGateway, settled: readonly Settled[]): Promise<void> {
    let well = 0;
    let badly = 0;
    for (const one of settled) {
      if ('suppressed' in one || one.gateway !== live.name || one.attempt === undefined) continue;
      const { result } = one;
      if (result.outcome === 'accepted' || result.outcome === 'refused') well++;
      else if (!notItsFault.has(result.code)) badly++;
    }
    if (badly === 0 && (well === 0 || !live.ailing)) return;
    const moved = await tellBreaker(tx, { gateway: live.name, well, badly });
    const alarm = { code: 'gatewayFailing', key: live.name };
    if (moved === 'opened') await this.#alarms.raise(tx, { ...alarm, details: { gateway: live.name } });
    if (moved === 'closed') await this.#alarms.resolve(tx, alarm.code, alarm.key);
  }
}
