import { defineQueue } from '@kefu/platform/jobs';
import type { OutboxMessage } from '@kefu/platform/outbox';

/** Work that a change of the register asks for. */
export const registerQueue = defineQueue({ name: 'register', concurrency: 1, attempts: 5 });

/** Asks that a trader be checked for faults, in the transaction that changes something of them (T6). */
export function traderCheck(traderId: string): OutboxMessage {
  return { queue: registerQueue.name, job: 'check', data: { traderId } };
}
