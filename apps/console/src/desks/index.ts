import type shell from '../shell/messages/zh-Hant.ts';
import type ui from '../ui/messages/zh-Hant.ts';
import type { Desk } from './desk.ts';

/** Every desk, in the order of the rail. A new desk adds one line here and one to MessageId. */
export const desks: readonly Desk[] = [];

/** Every message of the console; zh-Hant is the language the words are written in first. */
export type MessageId = keyof typeof shell | keyof typeof ui;
