/** @own-modules: its clock is its own. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Answer, MatrixOutbox } from './outbox.ts';
import { OutboxMemory, outboxName, sheetsWaiting } from './outbox-memory.ts';
import { type OutboxEvent, quantityOf, type Sent } from './outbox-state.ts';

/** A browser's local storage. */
class Shelf implements Storage {
  readonly #items = new Map<string, string>();
  full = false;
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error('QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

const name = outboxName('person', 'sheet');

describe('an outbox', () => {
  let shelf: Shelf;
  let sent: { cells: readonly Sent[]; key: string }[];
  let answers: ((answer: Answer | Error) => void)[];
  let queue: Promise<void>;
  beforeEach(() => {
    jest.useFakeTimers();
    shelf = new Shelf();
    sent = [];
    answers = [];
    queue = Promise.resolve();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const open = (tell: (event: OutboxEvent) => void = () => {}, tab = { closed: false }): MatrixOutbox =>
    new MatrixOutbox({
      memory: new OutboxMemory(shelf, name),
      tell,
      alone: (work) => {
        if (tab.closed) return new Promise(() => {});
        const mine = queue.then(work);
        queue = mine.catch(() => {});
        return mine;
      },
      send: (cells, key) =>
        new Promise((resolve, reject) => {
          sent.push({ cells, key });
          answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
        }),
    });
  const wait = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);
  const took = ({ cells }: { cells: readonly Sent[] }): Answer => ({
    kind: 'answered',
    saved: cells.map(({ cell, quantity, seen }) => ({ cell, quantity, version: seen + 1, by: '我', at: null })),
    conflicts: [],
  });
  const answer = async (at: number, with_?: Answer | Error): Promise<void> => {
    const one = sent[at];
    if (!one) throw new Error(`Nothing was sent as number ${at}`);
    answers[at]?.(with_ ?? took(one));
    await wait(0);
  };

  it('gathers what is entered together and sends it once', async () => {
    const outbox = open();
    outbox.enter('a', 1);
    outbox.enter('b', 2);
    expect(outbox.status()).toMatchObject({ waiting: 2 });
    await wait(800);
    expect(sent.map(({ cells }) => cells.length)).toEqual([2]);
    await answer(0);
    expect(outbox.status()).toMatchObject({ waiting: 0, unreachable: false });
    expect(sheetsWaiting(shelf, 'person')).toEqual([]);
  });

  it('has one request on its way, and sends the rest behind it', async () => {
    const outbox = open();
    for (let i = 0; i < 30; i++) outbox.enter(`c${i}`, 1);
    await wait(5000);
    expect(sent.map(({ cells }) => cells.length)).toEqual([24]);
    await answer(0);
    await wait(800);
    expect(sent.map(({ cells }) => cells.length)).toEqual([24, 6]);
  });

  it('sends the same again under the same key, later each time, while nobody answers', async () => {
    const outbox = open();
    outbox.enter('a', 1);
    await wait(800);
    await answer(0, new TypeError('Failed to fetch'));
    expect(outbox.status()).toMatchObject({ waiting: 1, unreachable: true });
    await wait(1000);
    await answer(1, new TypeError('Failed to fetch'));
    await wait(1999);
    expect(sent).toHaveLength(2);
    await wait(1);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    await answer(2);
    expect(outbox.status()).toMatchObject({ waiting: 0, unreachable: false });
  });

  it('sends at once when the network is back', async () => {
    const outbox = open();
    outbox.enter('a', 1);
    await wait(800);
    for (let i = 0; i < 6; i++) {
      await answer(i, new TypeError('Failed to fetch'));
      await wait(30_000);
    }
    const before = sent.length;
    await answer(before - 1, new TypeError('Failed to fetch'));
    outbox.sendNow();
    await wait(0);
    expect(sent).toHaveLength(before + 1);
  });

  it('a closed tab loses nothing: opened again it sends the same batch under its key, then the rest', async () => {
    const tab = { closed: false };
    const outbox = open(undefined, tab);
    outbox.enter('a', 1);
    await wait(800);
    await answer(0, new TypeError('Failed to fetch'));
    outbox.enter('b', 2);
    outbox.leaveUnread('c', '12+', 'UNREAD');
    tab.closed = true;
    expect(sheetsWaiting(shelf, 'person')).toEqual(['sheet']);
    expect(sheetsWaiting(shelf, 'another')).toEqual([]);
    const again = open();
    expect(again.cell('c')?.unread?.typed).toBe('12+');
    expect(quantityOf(again.cell('b'))).toBe(2);
    await wait(0);
    expect(sent[1]).toEqual(sent[0]);
    await answer(1);
    await wait(800);
    expect(sent[2]?.cells).toEqual([{ cell: 'b', quantity: 2, seen: 0 }]);
  });

  it('two tabs show the same and do not send twice', async () => {
    const twins: MatrixOutbox[] = [];
    const tellFrom = (own: number) => (event: OutboxEvent) => twins[1 - own]?.overhear(event);
    twins.push(open(tellFrom(0)));
    twins.push(open(tellFrom(1)));
    twins[0]?.enter('a', 1);
    twins[1]?.enter('b', 2);
    expect(twins.map((twin) => [quantityOf(twin.cell('a')), quantityOf(twin.cell('b'))])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    await wait(800);
    expect(sent).toHaveLength(1);
    await answer(0);
    await wait(5000);
    expect(sent).toHaveLength(1);
    expect(twins.map((twin) => twin.status().waiting)).toEqual([0, 0]);
  });

  it('what a tab told of and did not send, because it was closed, its twin sends', async () => {
    const tab = { closed: false };
    const twins: MatrixOutbox[] = [];
    twins.push(open((event) => twins[1]?.overhear(event), tab));
    twins.push(open((event) => twins[0]?.overhear(event)));
    twins[0]?.enter('a', 1);
    tab.closed = true;
    await wait(3000);
    expect(sent.map(({ cells }) => cells)).toEqual([[{ cell: 'a', quantity: 1, seen: 0 }]]);
  });

  it('stops where the server will not take any more, and goes on when it may', async () => {
    const outbox = open();
    outbox.enter('a', 1);
    await wait(800);
    await answer(0, { kind: 'stopped', why: 'WRONG_STATE' });
    await wait(60_000);
    expect(sent).toHaveLength(1);
    expect(outbox.status()).toMatchObject({ waiting: 1, stopped: 'WRONG_STATE' });
    outbox.resume();
    await wait(800);
    expect(sent).toHaveLength(2);
  });

  it('says so when the browser has no room to keep what waits', () => {
    const outbox = open();
    shelf.full = true;
    outbox.enter('a', 1);
    expect(outbox.status()).toMatchObject({ waiting: 1, unkept: true });
  });
});
