export { OutboxModule } from './outbox.module.ts';
export { Outbox, type OutboxMessage } from './outbox.ts';
