import { within } from './within.ts';

/** How long a program takes to end, in milliseconds; whatever hangs after that is cut off. */
const endWithin = 15_000;

/**
 * Ends this program when it is told to, by a signal or by its parent's end (`npm start`): after a `kill -9` of the parent
 * nothing is left behind. A client that never finishes what it began to say holds nobody up. Tells the parent that this
 * process serves.
 * @param close ends the work at hand
 */
export function endWith(close: () => Promise<void>): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    process.exit((await within(endWithin, close())) ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
  if (!process.send) return;
  process.once('disconnect', () => void end());
  process.send('ready');
}
