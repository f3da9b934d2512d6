import { quantityOf } from './outbox-state.ts';
import { readQuantity } from './read-quantity.ts';
import type { MatrixStore } from './store.ts';

/** What was typed or pasted, for one cell. */
export interface Entry {
  readonly cell: string;
  readonly typed: string;
}

/** Puts entries into a store, and takes the last of them back. */
export class Entering {
  readonly #store: MatrixStore;
  /** What stood there before each entry; a pasted block is one. */
  readonly #before: (readonly { readonly cell: string; readonly quantity: number }[])[] = [];

  constructor(store: MatrixStore) {
    this.#store = store;
  }

  /** @returns how many could not be read; they stand at their cells as typed */
  enter(entries: readonly Entry[]): number {
    if (entries.length === 0) return 0;
    this.#before.push(entries.map(({ cell }) => ({ cell, quantity: quantityOf(this.#store.cell(cell)) })));
    let unread = 0;
    for (const { cell, typed } of entries) {
      const read = readQuantity(typed);
      if ('quantity' in read) this.#store.enter(cell, read.quantity);
      else {
        this.#store.leaveUnread(cell, typed, read.problem);
        unread++;
      }
    }
    return unread;
  }

  /** @returns the first cell of what was taken back; nothing when there is nothing */
  undo(): string | undefined {
    const last = this.#before.pop();
    for (const { cell, quantity } of last ?? []) this.#store.enter(cell, quantity);
    return last?.[0]?.cell;
  }
}
