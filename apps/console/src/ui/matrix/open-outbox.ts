import { MatrixOutbox, type OutboxWays } from './outbox.ts';
import { OutboxMemory, outboxName } from './outbox-memory.ts';
import type { OutboxEvent } from './outbox-state.ts';

/** One per sheet and person in this tab; it goes on sending when the page of the sheet was left. */
const opened = new Map<string, MatrixOutbox>();

/**
 * The outbox of a person's sheet in this browser: kept in local storage, told to other tabs, sent by one tab at a time.
 * What somebody else left on this machine stays hers: it is neither shown to another person nor sent in another's name.
 */
export function openOutbox(personId: string, sheetId: string, send: OutboxWays['send']): MatrixOutbox {
  const name = outboxName(personId, sheetId);
  const known = opened.get(name);
  if (known) return known;
  const channel = new BroadcastChannel(name);
  const outbox = new MatrixOutbox({
    send,
    memory: new OutboxMemory(localStorage, name),
    tell: channel.postMessage.bind(channel),
    alone: (work) => navigator.locks.request(name, work),
  });
  channel.addEventListener('message', ({ data }: MessageEvent<OutboxEvent>) => outbox.overhear(data));
  addEventListener('online', outbox.sendNow);
  opened.set(name, outbox);
  return outbox;
}
