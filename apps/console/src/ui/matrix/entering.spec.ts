import { describe, expect, it } from '@jest/globals';
import { Entering } from './entering.ts';
import { extendsBlock, stepOf } from './keys.ts';
import { after, emptyOutbox, type OutboxState, quantityOf } from './outbox-state.ts';
import type { MatrixStore } from './store.ts';

class Store implements MatrixStore {
  state: OutboxState = emptyOutbox;
  readonly subscribe = () => () => {};
  cell(key: string) {
    return this.state.cells.get(key);
  }
  enter(cell: string, quantity: number): void {
    this.state = after(this.state, { kind: 'entered', cell, quantity });
  }
  leaveUnread(cell: string, typed: string, problem: string): void {
    this.state = after(this.state, { kind: 'unread', cell, typed, problem });
  }
}

describe('entering', () => {
  it('puts what can be read and leaves the rest at its cell', () => {
    const store = new Store();
    const unread = new Entering(store).enter([
      { cell: 'a', typed: '12+6' },
      { cell: 'b', typed: 'twelve' },
    ]);
    expect([unread, quantityOf(store.cell('a')), store.cell('b')?.unread]).toEqual([
      1,
      18,
      { typed: 'twelve', problem: 'UNREAD' },
    ]);
  });

  it('takes back entry by entry, a block as a whole', () => {
    const store = new Store();
    const entering = new Entering(store);
    entering.enter([{ cell: 'a', typed: '1' }]);
    entering.enter([
      { cell: 'a', typed: '2' },
      { cell: 'b', typed: '3' },
    ]);
    const shown = () => ['a', 'b'].map((cell) => quantityOf(store.cell(cell)));
    expect([entering.undo(), shown()]).toEqual(['a', [1, 0]]);
    expect([entering.undo(), shown()]).toEqual(['a', [0, 0]]);
    expect(entering.undo()).toBeUndefined();
  });
});

describe('keys in a matrix', () => {
  const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });
  it('arrows, Tab and Enter move; within an edited cell the arrows sideways are the caret’s', () => {
    expect([stepOf(key('ArrowLeft'), false), stepOf(key('ArrowLeft'), true)]).toEqual(['left', undefined]);
    expect([stepOf(key('Tab'), true), stepOf(key('Tab', true), true)]).toEqual(['next', 'before']);
    expect([stepOf(key('Enter'), true), stepOf(key('Enter', true), false)]).toEqual(['down', 'up']);
    expect(stepOf(key('7'), false)).toBeUndefined();
  });

  it('Shift with an arrow draws a block', () => {
    expect([extendsBlock(key('ArrowDown', true)), extendsBlock(key('Tab', true))]).toEqual([true, false]);
  });
});
