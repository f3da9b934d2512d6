import type { Cell, Flight, OutboxState } from './outbox-state.ts';

/** What of a cell must outlive the page: quantities and keys, nothing personal. */
type Kept = Pick<Cell, 'wanted' | 'unread'>;

const prefix = 'kefu.matrix/';

/** Under which name the cells of a person's sheet wait on this machine. */
export function outboxName(personId: string, sheetId: string): string {
  return `${prefix}${personId}/${sheetId}`;
}

/** @returns the sheets of which something of this person's waits on this machine */
export function sheetsWaiting(storage: Storage, personId: string): string[] {
  const own = `${prefix}${personId}/`;
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  return [
    ...new Set(keys.filter((key) => key.startsWith(own)).map((key) => key.slice(own.length).split('/')[0] ?? '')),
  ];
}

/**
 * Keeps what waits in the browser's local storage: written at once, so that a tab closed the next moment loses nothing,
 * and one entry per cell, so that two tabs never overwrite one another's.
 */
export class OutboxMemory {
  readonly #storage: Storage;
  readonly #name: string;
  readonly #flightKey: string;

  constructor(storage: Storage, name: string) {
    this.#storage = storage;
    this.#name = `${name}/`;
    this.#flightKey = `${this.#name}#`;
  }

  /** What was left here by this page before, or by another tab. */
  read(): { readonly cells: readonly (readonly [string, Cell])[]; readonly flight: Flight | undefined } {
    const keys = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i) ?? '');
    const cells = keys
      .filter((key) => key.startsWith(this.#name) && key !== this.#flightKey)
      .map((key): [string, Cell] => [key.slice(this.#name.length), (this.#parse(key) as Kept | undefined) ?? {}]);
    return { cells, flight: this.#parse(this.#flightKey) as Flight | undefined };
  }

  /**
   * Writes what differs.
   * @throws what the browser throws when it has no room
   */
  keep(before: OutboxState, now: OutboxState): void {
    for (const [key, cell] of now.cells) {
      const old = before.cells.get(key);
      if (old?.wanted !== cell.wanted || old?.unread !== cell.unread) this.#write(this.#name + key, keptOf(cell));
    }
    if (before.flight !== now.flight) this.#write(this.#flightKey, now.flight);
  }

  #write(key: string, value: object | undefined): void {
    if (value) this.#storage.setItem(key, JSON.stringify(value));
    else this.#storage.removeItem(key);
  }

  #parse(key: string): unknown {
    const text = this.#storage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  }
}

function keptOf({ wanted, unread }: Cell): Kept | undefined {
  return wanted || unread ? { ...(wanted && { wanted }), ...(unread && { unread }) } : undefined;
}
