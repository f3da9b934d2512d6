/**
 * Tells the parent (`npm start`) that this process serves, and ends with the parent: after a `kill -9` of it nothing
 * is left behind. Does nothing in a process that was started on its own.
 * @param close ends the work at hand; it gets five seconds.
 */
export function followParent(close: () => Promise<void>): void {
  if (!process.send) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 5000).unref();
    void close().finally(() => process.exit(0));
  });
  process.send('ready');
}
