import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WorkThread, type WorkThreadShape } from './work-thread.ts';

/** A thread that doubles numbers; on words it falls, leaves, or never answers. */
const worker = `
  const { parentPort, threadId } = require('node:worker_threads');
  let done = 0;
  parentPort.on('message', (task) => {
    if (task === 'never') return;
    if (task === 'fall') throw new Error('It fell');
    if (task === 'leave') process.exit(0);
    if (task === 'refuse') return parentPort.postMessage({ error: 'It will not' });
    done++;
    parentPort.postMessage({ result: { threadId, done } });
    if (task === 'answer, then fall') throw new Error('It fell behind our backs');
  });`;

interface Done {
  readonly threadId: number;
  readonly done: number;
}

describe('work in a thread of its own', () => {
  let folder: string;
  let thread: WorkThread<unknown, Done>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kefu-thread-'));
    await writeFile(join(folder, 'worker.cjs'), worker);
  });
  afterEach(() => thread.close());
  afterAll(() => rm(folder, { recursive: true }));

  const open = (shape: Partial<WorkThreadShape> = {}): WorkThread<unknown, Done> =>
    (thread = new WorkThread({
      module: () => join(folder, 'worker.cjs'),
      what: 'sums',
      mostWaiting: 20,
      longestMs: 60_000,
      idleMs: 60_000,
      maxMb: 64,
      ...shape,
    }));

  it('is done one task after another by the same thread', async () => {
    open();
    const answers = await Promise.all(['a', 'b', 'c'].map((task) => thread.run(task)));
    expect(answers.map(({ done }) => done)).toEqual([1, 2, 3]);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
  });

  it('fails with the words of the thread, and the next task is done all the same', async () => {
    open();
    await expect(thread.run('refuse')).rejects.toThrow('It will not');
    await expect(thread.run('fall')).rejects.toThrow('It fell');
    await expect(thread.run('leave')).rejects.toThrow('The thread ended early');
    await expect(thread.run(() => 'no thread takes a function')).rejects.toThrow('could not be cloned');
    await expect(thread.run('a')).resolves.toMatchObject({ done: 1 });
  });

  it('that falls between two tasks takes nobody with it', async () => {
    open();
    const first = await thread.run('answer, then fall');
    // The next one may still reach the thread that falls; the one after that finds another.
    await thread.run('a').catch(() => undefined);
    expect((await thread.run('b')).threadId).not.toBe(first.threadId);
  });

  it('that takes too long is ended, and those behind it are done', async () => {
    open({ longestMs: 1_000 });
    const [late, next] = await Promise.allSettled([thread.run('never'), thread.run('a')]);
    expect(late).toMatchObject({ reason: { message: 'One of the sums took longer than 1 seconds' } });
    expect(next).toMatchObject({ status: 'fulfilled' });
  });

  it('is over once it is closed: what is at work and what waits is told to come again, and no thread comes up', async () => {
    let threads = 0;
    open({
      module: () => {
        threads++;
        return join(folder, 'worker.cjs');
      },
    });
    const tasks = Promise.allSettled(['never', 'a', 'b'].map((task) => thread.run(task)));
    await thread.close();
    for (const outcome of await tasks) expect(outcome).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
    await expect(thread.run('c')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(threads).toBeLessThanOrEqual(1);
  });
});
