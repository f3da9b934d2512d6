import { useSyncExternalStore } from 'react';
import { type Cell, quantityOf } from './outbox-state.ts';

/** Where a matrix reads its cells and puts what is entered; an outbox is one. */
export interface MatrixStore {
  readonly subscribe: (changed: () => void) => () => void;
  cell(key: string): Cell | undefined;
  enter(cell: string, quantity: number): void;
  leaveUnread(cell: string, typed: string, problem: string): void;
}

/** What is known of one cell, always the newest. */
export function useCell(store: MatrixStore, key: string): Cell | undefined {
  return useSyncExternalStore(store.subscribe, () => store.cell(key));
}

/** The sum of what stands in cells, each times its weight: pieces, or with a price fen. */
export function useSum(
  store: MatrixStore,
  cells: readonly (string | undefined)[],
  weight: (cell: string) => number = one,
): number {
  return useSyncExternalStore(store.subscribe, () => {
    let sum = 0;
    for (const cell of cells) if (cell !== undefined) sum += quantityOf(store.cell(cell)) * weight(cell);
    return sum;
  });
}

const one = (): number => 1;
