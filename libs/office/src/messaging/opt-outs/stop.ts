/** What carriers and people of this market write to get no more messages; `回T退訂` asks for a plain T. */
const words = new Set([
  'TD',
  'T',
  'N',
  'R',
  '退订',
  '退訂',
  '退',
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
]);

/** Whether an answer says STOP: the whole of it, whatever its case, width and punctuation. */
export function isStop(text: string): boolean {
  return words.has(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
}
