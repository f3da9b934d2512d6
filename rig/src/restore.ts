import { setTimeout as pause } from 'node:timers/promises';
import type { Fleet } from './fleet.ts';
import type { GatewayProcess } from './gateway-process.ts';
import type { Ground } from './ground.ts';
import type { House } from './house.ts';
import { readLog } from './verdict.ts';

/** Shares of the messages that have been taken when the backup is made, and when it is put back. */
const backedUpAt = 0.3;
const putBackAt = 0.6;
/** Milliseconds in which a frozen installation is watched. */
const watched = 3_000;

/** What putting a backup back showed. */
export interface Restored {
  /** Whether all sending stood still until the person's word. */
  readonly frozen: boolean;
  /** Messages that the gateway was asked to take meanwhile: 0. */
  readonly askedWhileFrozen: number;
  /** Messages of which the gateway's report told that they had left. */
  readonly reconciled: number;
}

/**
 * Makes a backup in the middle of the sending, lets it go on, puts the backup back, and does what is left to a person: lays the
 * gateway's report beside the ledger and releases the sending.
 */
export async function restoreMidSend(
  count: number,
  workers: number,
  logFile: string,
  { ground, house, fleet, gateway }: { ground: Ground; house: House; fleet: Fleet; gateway: GatewayProcess },
  signal: AbortSignal,
): Promise<Restored> {
  const taken = async (share: number): Promise<void> => {
    while (gateway.counts.messages < count * share && !signal.aborted) await pause(5);
  };
  await taken(backedUpAt);
  await fleet.stop();
  await ground.backUp();
  await fleet.start(workers);
  await taken(putBackAt);
  await fleet.stop();
  await ground.putBack();
  // What was under way at the gateway when the workers died is taken all the same.
  while (gateway.counts.pending > 0 && !signal.aborted) await pause(50);
  await pause(200);
  const { requests } = gateway.counts;
  await fleet.start(workers);
  while (!(await house.frozen()) && !signal.aborted) await pause(100);
  await pause(watched);
  const frozen = await house.frozen();
  const askedWhileFrozen = gateway.counts.requests - requests;
  const reconciled = await house.reconcile(readLog(logFile));
  return { frozen, askedWhileFrozen, reconciled };
}
