import { defineQueue } from '@kefu/platform/jobs';
import type { OutboxMessage } from '@kefu/platform/outbox';

/** The queue of the ledger's work (X7); while one shard is being claimed, the others keep the gateways busy. */
export const messagesQueue = defineQueue({ name: 'messages', concurrency: 4, attempts: 3 });

/** A wish for a shard to be drained. */
export function drainShard(shard: number): OutboxMessage {
  return { queue: messagesQueue.name, job: 'drain', data: { shard }, key: `drain-${shard}` };
}
