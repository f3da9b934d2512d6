export { signatureHeader, signReceipt } from '../gateways/index.ts';
export { type Claimed, type Departure, Ledger, messageText, type Settled, shards } from './ledger.ts';
export type { ClaimedMessage, MessageContent, MessageSource, RecipientLabel, Suppression } from './message-source.ts';
export { MessageSources } from './message-source.ts';
export { fillTemplate, placeholdersOf, segmentsOf } from './message-text.ts';
export { MessagingModule } from './messaging.module.ts';
export { type CalledOff, PlannedMessages } from './planned-messages.ts';
export { MessagePlanner, type Plan } from './planner.ts';
