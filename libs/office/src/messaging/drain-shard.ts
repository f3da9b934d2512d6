import { defineQueue } from '@kefu/platform/jobs';
import type { OutboxMessage } from '@kefu/platform/outbox';
import { shards } from './ledger.ts';

/** The queue of the ledger's work (X7); while one shard is being claimed, the others keep the gateways busy. */
export const messagesQueue = defineQueue({ name: 'messages', concurrency: 4, attempts: 3 });

/** A wish for a shard to be drained. */
export function drainShard(shard: number): OutboxMessage {
  return { queue: messagesQueue.name, job: 'drain', data: { shard }, key: `drain-${shard}` };
}

/** A wish for the whole ledger to be drained. */
export function drainEveryShard(): OutboxMessage[] {
  return Array.from({ length: shards }, (_, shard) => drainShard(shard));
}
