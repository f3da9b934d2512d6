import type { Chance } from './chance.ts';

/** What a gateway may do to a request instead of taking it and saying so. */
export const sendFaults = [
  /** Takes nothing, answers 503. */
  'refuse',
  /** Takes it, answers 500. */
  'acceptThenError',
  /** Takes it and never answers. */
  'acceptThenSilence',
  /** Takes it and cuts the line. */
  'acceptThenReset',
  /** Says nothing, and takes it when the sender has long given up. */
  'acceptLate',
  /** Cuts the line before it took anything. */
  'reset',
] as const;
export type SendFault = (typeof sendFaults)[number];

/** What may happen to the receipt of a message. */
export const receiptFaults = ['lost', 'doubled', 'late'] as const;
export type ReceiptFault = (typeof receiptFaults)[number];

/** Which fault, if any, meets the `n`-th request for one message. */
export function sendFault(chance: Chance, share: number, key: string, n: number): SendFault | undefined {
  if (chance.of('send', key, n) >= share) return undefined;
  return chance.pick(sendFaults, 'which', key, n);
}

/** Which fault, if any, meets the receipt of one message. */
export function receiptFault(chance: Chance, share: number, key: string): ReceiptFault | undefined {
  if (chance.of('receipt', key) >= share) return undefined;
  return chance.pick(receiptFaults, 'which receipt', key);
}
