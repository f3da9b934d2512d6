import type { OutboxMemory } from './outbox-memory.ts';
import {
  after,
  batchSize,
  type Cell,
  emptyOutbox,
  type HeldCell,
  nextBatch,
  type OutboxEvent,
  type OutboxState,
  type Sent,
} from './outbox-state.ts';

/** What the server made of a batch. */
export type Answer =
  | { readonly kind: 'answered'; readonly saved: readonly HeldCell[]; readonly conflicts: readonly HeldCell[] }
  | { readonly kind: 'refused'; readonly cells: readonly { readonly cell: string; readonly problem: string }[] }
  | { readonly kind: 'stopped'; readonly why: string };

/** How an outbox reaches the server and its twins in other tabs. */
export interface OutboxWays {
  /** Sends a batch; the key makes a repetition the same request. Throws where nothing was answered. */
  readonly send: (cells: readonly Sent[], key: string) => Promise<Answer>;
  /** Runs one at a time among all tabs. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Tells the twins. */
  readonly tell: (event: OutboxEvent) => void;
  readonly memory: OutboxMemory;
}

/** How an outbox stands, for people. */
export interface OutboxStatus {
  /** Cells that the server has not confirmed. */
  readonly waiting: number;
  /** Cells of which two people entered different figures. */
  readonly conflicts: number;
  /** Cells in which something stands that is no quantity. */
  readonly unread: number;
  /** The last attempt found no server. */
  readonly unreachable: boolean;
  /** The browser has no room: what waits would not outlive the page. */
  readonly unkept: boolean;
  readonly stopped: string | undefined;
}

/** So long is gathered before a batch that is not full leaves, in milliseconds. */
const gatherFor = 800;
/** So long a twin is left to send what it told of. */
const leaveToTwin = 3000;
const firstRetry = 1000;
const lastRetry = 30_000;

/** The cells of one sheet: shown as entered at once, kept until the server has them, sent one batch at a time. */
export class MatrixOutbox {
  readonly #ways: OutboxWays;
  readonly #listeners = new Set<() => void>();
  #state: OutboxState;
  #status: OutboxStatus | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #failures = 0;
  #unkept = false;

  constructor(ways: OutboxWays) {
    this.#ways = ways;
    this.#state = after(emptyOutbox, { kind: 'restored', ...ways.memory.read() });
    this.#soon();
  }

  /** @returns how to stop listening */
  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  cell(key: string): Cell | undefined {
    return this.#state.cells.get(key);
  }

  /** Every cell of which something is known. */
  get cells(): ReadonlyMap<string, Cell> {
    return this.#state.cells;
  }

  readonly status = (): OutboxStatus => (this.#status ??= this.#count());

  enter(cell: string, quantity: number): void {
    this.#do({ kind: 'entered', cell, quantity });
    this.#soon();
  }

  leaveUnread(cell: string, typed: string, problem: string): void {
    this.#do({ kind: 'unread', cell, typed, problem });
  }

  settle(cell: string, whose: 'mine' | 'theirs'): void {
    this.#do({ kind: 'settled', cell, whose });
    this.#soon();
  }

  /** What the server was read to hold. */
  hear(cells: readonly HeldCell[]): void {
    this.#do({ kind: 'heard', cells });
  }

  /** The sheet can be entered again. */
  resume(): void {
    if (this.#state.stopped === undefined) return;
    this.#do({ kind: 'resumed' });
    this.#soon();
  }

  /** What a twin in another tab tells. It keeps and sends it itself; if it was closed meanwhile, this one does. */
  overhear(event: OutboxEvent): void {
    this.#turn(after(this.#state, event));
    if (this.#timer === undefined && nextBatch(this.#state).length > 0) this.#schedule(leaveToTwin);
  }

  /** Gives up what waits of a sheet that takes nothing any more. */
  readonly drop = (): void => {
    if (this.#state.stopped !== undefined) this.#do({ kind: 'dropped' });
  };

  /** Tries now: the network is back, or somebody asks. */
  readonly sendNow = (): void => {
    this.#failures = 0;
    this.#schedule(0);
  };

  #do(event: OutboxEvent): void {
    const before = this.#state;
    const now = after(before, event);
    if (now === before) return;
    try {
      this.#ways.memory.keep(before, now);
    } catch {
      this.#unkept = true;
    }
    this.#ways.tell(event);
    this.#turn(now);
  }

  #turn(now: OutboxState): void {
    this.#state = now;
    this.#changed();
  }

  #changed(): void {
    this.#status = undefined;
    for (const listener of this.#listeners) listener();
  }

  #soon(): void {
    const { length } = nextBatch(this.#state);
    if (length === 0 || this.#failures > 0) return;
    if (length >= batchSize || this.#state.flight) this.#schedule(0);
    else if (this.#timer === undefined) this.#schedule(gatherFor);
  }

  #schedule(wait: number): void {
    if (this.#sending) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#attempt(), wait);
  }

  async #attempt(): Promise<void> {
    this.#timer = undefined;
    this.#sending = true;
    try {
      await this.#ways.alone(() => this.#sendOne());
      this.#failures = 0;
    } catch {
      this.#failures++;
    }
    this.#sending = false;
    this.#changed();
    if (this.#failures > 0) this.#schedule(Math.min(lastRetry, firstRetry * 2 ** (this.#failures - 1)));
    else this.#soon();
  }

  async #sendOne(): Promise<void> {
    const cells = nextBatch(this.#state);
    if (cells.length === 0) return;
    const key = this.#state.flight?.key ?? crypto.randomUUID();
    if (!this.#state.flight) this.#do({ kind: 'departed', flight: { key, cells } });
    const answer = await this.#ways.send(cells, key);
    this.#do({ ...answer, key });
  }

  #count(): OutboxStatus {
    let [waiting, conflicts, unread] = [0, 0, 0];
    for (const cell of this.#state.cells.values()) {
      if (cell.theirs) conflicts++;
      else if (cell.wanted) waiting++;
      if (cell.unread) unread++;
    }
    const { stopped } = this.#state;
    return { waiting, conflicts, unread, unreachable: this.#failures > 0, unkept: this.#unkept, stopped };
  }
}
