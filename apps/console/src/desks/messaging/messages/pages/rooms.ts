import type audit from './audit/zh-Hant.ts';
import type gateways from './gateways/zh-Hant.ts';
import type messages from './messages/zh-Hant.ts';

/** The words of the messaging desk’s pages, room by room. */
export type MessagingPageWords = typeof audit & typeof gateways & typeof messages;
