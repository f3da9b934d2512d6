import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  after,
  type Cell,
  emptyOutbox,
  type HeldCell,
  nextBatch,
  type OutboxEvent,
  type OutboxState,
  quantityOf,
} from './outbox-state.ts';

const held = (cell: string, quantity: number, version: number, by = '丁小杰'): HeldCell => ({
  cell,
  quantity,
  version,
  by,
  at: '2026-11-27T08:00:00Z',
});
const run = (...events: OutboxEvent[]): OutboxState => events.reduce(after, emptyOutbox);
const enter = (cell: string, quantity: number): OutboxEvent => ({ kind: 'entered', cell, quantity });
const hear = (...cells: HeldCell[]): OutboxEvent => ({ kind: 'heard', cells });
const depart = (key: string, ...cells: { cell: string; quantity: number; seen: number }[]): OutboxEvent => ({
  kind: 'departed',
  flight: { key, cells },
});
const answer = (key: string, saved: HeldCell[], conflicts: HeldCell[] = []): OutboxEvent => ({
  kind: 'answered',
  key,
  saved,
  conflicts,
});
const shown = (state: OutboxState, cell: string): number => quantityOf(state.cells.get(cell));

describe('what waits in the browser', () => {
  it('shows what was entered at once, and sends it with the version that was seen', () => {
    const state = run(hear(held('a', 2, 3)), enter('a', 5), enter('b', 1));
    expect(shown(state, 'a')).toBe(5);
    expect(nextBatch(state)).toEqual([
      { cell: 'a', quantity: 5, seen: 3 },
      { cell: 'b', quantity: 1, seen: 0 },
    ]);
  });

  it('has nothing to send where somebody enters what stands there', () => {
    expect(nextBatch(run(hear(held('a', 2, 3)), enter('a', 5), enter('a', 2)))).toEqual([]);
  });

  it('sends at most 24 cells at once', () => {
    expect(nextBatch(run(...Array.from({ length: 30 }, (_, i) => enter(`c${i}`, i + 1))))).toHaveLength(24);
  });

  it('sends the very same batch again until it is answered, whatever is entered meanwhile', () => {
    const sent = { cell: 'a', quantity: 5, seen: 0 };
    const state = run(enter('a', 5), depart('k', sent), enter('a', 7), enter('b', 1));
    expect(nextBatch(state)).toEqual([sent]);
    expect(shown(state, 'a')).toBe(7);
  });

  it('what was entered anew while it was away follows on what got there', () => {
    const state = run(
      enter('a', 5),
      depart('k', { cell: 'a', quantity: 5, seen: 0 }),
      enter('a', 7),
      answer('k', [held('a', 5, 1)]),
    );
    expect(nextBatch(state)).toEqual([{ cell: 'a', quantity: 7, seen: 1 }]);
  });

  it('taken back while it was away, it is sent back', () => {
    const state = run(
      hear(held('a', 2, 3)),
      enter('a', 5),
      depart('k', { cell: 'a', quantity: 5, seen: 3 }),
      enter('a', 2),
      answer('k', [held('a', 5, 4)]),
    );
    expect(nextBatch(state)).toEqual([{ cell: 'a', quantity: 2, seen: 4 }]);
  });

  it('another’s figure is never overwritten by itself: both are kept until somebody chooses', () => {
    const clash = run(
      enter('a', 5),
      depart('k', { cell: 'a', quantity: 5, seen: 0 }),
      answer('k', [], [held('a', 9, 1, '鄭佩佩')]),
    );
    expect(clash.cells.get('a')).toMatchObject({ wanted: { quantity: 5 }, theirs: { quantity: 9, by: '鄭佩佩' } });
    expect(nextBatch(clash)).toEqual([]);
    const mine = after(clash, { kind: 'settled', cell: 'a', whose: 'mine' });
    expect(nextBatch(mine)).toEqual([{ cell: 'a', quantity: 5, seen: 1 }]);
    const theirs = after(clash, { kind: 'settled', cell: 'a', whose: 'theirs' });
    expect([shown(theirs, 'a'), nextBatch(theirs)]).toEqual([9, []]);
  });

  it('nobody has to choose where both entered the same', () => {
    const state = run(
      enter('a', 5),
      depart('k', { cell: 'a', quantity: 5, seen: 0 }),
      answer('k', [], [held('a', 5, 1, '鄭佩佩')]),
    );
    expect([nextBatch(state), state.cells.get('a')?.theirs]).toEqual([[], undefined]);
  });

  it('a figure that changed under what was entered becomes a conflict, not a loss', () => {
    const state = run(hear(held('a', 2, 3)), enter('a', 5), hear(held('a', 4, 4, '鄭佩佩')));
    expect(shown(state, 'a')).toBe(5);
    expect(nextBatch(state)).toEqual([{ cell: 'a', quantity: 5, seen: 3 }]);
  });

  it('an older read does not overtake a newer answer', () => {
    expect(shown(run(hear(held('a', 4, 4)), hear(held('a', 2, 3))), 'a')).toBe(4);
  });

  it('a cell that the server refuses keeps what was typed, with why; the others leave', () => {
    const a = { cell: 'a', quantity: 5, seen: 0 };
    const b = { cell: 'b', quantity: 6, seen: 0 };
    const state = run(enter('a', 5), enter('b', 6), depart('k', a, b), {
      kind: 'refused',
      key: 'k',
      cells: [{ cell: 'a', problem: 'NOT_FOUND' }],
    });
    expect(state.cells.get('a')?.unread).toEqual({ typed: '5', problem: 'NOT_FOUND' });
    expect(nextBatch(state)).toEqual([b]);
  });

  it('what is no quantity stays as it was typed until something else is entered', () => {
    const state = run(hear(held('a', 2, 3)), { kind: 'unread', cell: 'a', typed: '12+', problem: 'UNREAD' });
    expect([shown(state, 'a'), state.cells.get('a')?.unread?.typed, nextBatch(state)]).toEqual([2, '12+', []]);
    expect(after(state, enter('a', 12)).cells.get('a')?.unread).toBeUndefined();
  });

  it('of a sheet that was handed in nothing more is sent, and nothing is thrown away', () => {
    const state = run(enter('a', 5), depart('k', { cell: 'a', quantity: 5, seen: 0 }), {
      kind: 'stopped',
      key: 'k',
      why: 'WRONG_STATE',
    });
    expect([nextBatch(state), shown(state, 'a')]).toEqual([[], 5]);
    expect(nextBatch(after(state, { kind: 'resumed' }))).toEqual([{ cell: 'a', quantity: 5, seen: 0 }]);
    expect(shown(after(state, { kind: 'dropped' }), 'a')).toBe(0);
  });
});

/** The server as the outbox knows it: one version per cell, and the first answer under each key. */
class Server {
  readonly cells = new Map<string, HeldCell>();
  readonly #answers = new Map<string, OutboxEvent>();

  save(by: string, key: string, cells: readonly { cell: string; quantity: number; seen: number }[]): OutboxEvent {
    const before = this.#answers.get(key);
    if (before) return before;
    const saved: HeldCell[] = [];
    const conflicts: HeldCell[] = [];
    for (const { cell, quantity, seen } of cells) {
      const now = this.cells.get(cell);
      if (now && now.version !== seen) {
        conflicts.push(now);
        continue;
      }
      const next = held(cell, quantity, seen + 1, by);
      this.cells.set(cell, next);
      saved.push(next);
    }
    const answered: OutboxEvent = { kind: 'answered', key, saved, conflicts };
    this.#answers.set(key, answered);
    return answered;
  }
}

/** A tablet: its outbox, what its browser keeps, and the last figure that its person means each cell to have. */
class Tablet {
  state = emptyOutbox;
  readonly meant = new Map<string, number>();
  readonly #name: string;
  #batches = 0;

  constructor(name: string) {
    this.#name = name;
  }

  enter(cell: string, quantity: number): void {
    this.state = after(this.state, enter(cell, quantity));
    this.meant.set(cell, quantity);
  }

  /** Closed and opened again: only what the browser keeps is left, then the server is read. */
  reload(server: Server): void {
    const cells = [...this.state.cells].flatMap(([key, { wanted }]): [string, Cell][] =>
      wanted ? [[key, { wanted }]] : [],
    );
    this.state = after(emptyOutbox, { kind: 'restored', cells, flight: this.state.flight });
    this.hear([...server.cells.values()]);
  }

  hear(cells: readonly HeldCell[]): void {
    this.state = after(this.state, hear(...cells));
  }

  send(server: Server, fate: 'arrives' | 'request lost' | 'answer lost'): void {
    const batch = nextBatch(this.state);
    if (batch.length === 0) return;
    const key = this.state.flight?.key ?? `${this.#name} ${this.#batches++}`;
    if (!this.state.flight) this.state = after(this.state, { kind: 'departed', flight: { key, cells: batch } });
    if (fate === 'request lost') return;
    const answered = server.save(this.#name, key, batch);
    if (fate === 'arrives') this.state = after(this.state, answered);
  }

  settle(whose: 'mine' | 'theirs'): void {
    for (const [cell, { theirs }] of this.state.cells) {
      if (!theirs) continue;
      if (whose === 'theirs') this.meant.delete(cell);
      this.state = after(this.state, { kind: 'settled', cell, whose });
    }
  }
}

const cellKeys = ['a', 'b', 'c'];
const who = fc.constantFrom(0 as const, 1 as const);
const deed = fc.oneof(
  fc.record({ deed: fc.constant('enter' as const), who, cell: fc.constantFrom(...cellKeys), quantity: fc.nat(4) }),
  fc.record({
    deed: fc.constant('send' as const),
    who,
    fate: fc.constantFrom('arrives' as const, 'request lost' as const, 'answer lost' as const),
  }),
  fc.record({ deed: fc.constant('reload' as const), who }),
  // A read that was asked for some time ago and comes only now.
  fc.record({ deed: fc.constant('hear' as const), who, ago: fc.nat(5) }),
  fc.record({ deed: fc.constant('settle' as const), who, whose: fc.constantFrom('mine' as const, 'theirs' as const) }),
);

describe('two tablets on one sheet, a network that loses requests and answers, reloads, late reads', () => {
  it('nothing entered vanishes: it stands on the server, or a later acknowledged figure does, or its person is asked', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const server = new Server();
        const tablets = [new Tablet('one'), new Tablet('two')] as const;
        const past: HeldCell[][] = [[]];
        for (const one of deeds) {
          const tablet = tablets[one.who];
          if (one.deed === 'enter') tablet.enter(one.cell, one.quantity);
          else if (one.deed === 'send') tablet.send(server, one.fate);
          else if (one.deed === 'reload') tablet.reload(server);
          else if (one.deed === 'hear') tablet.hear(past.at(-1 - one.ago) ?? []);
          else tablet.settle(one.whose);
          past.push([...server.cells.values()]);
        }
        // The network is back, and everybody chooses their own figure.
        for (let round = 0; round < 6; round++) {
          for (const tablet of tablets) {
            while (nextBatch(tablet.state).length > 0) tablet.send(server, 'arrives');
            tablet.settle('mine');
          }
        }
        for (const tablet of tablets) tablet.hear([...server.cells.values()]);
        for (const cell of cellKeys) {
          const now = server.cells.get(cell);
          const wishes = tablets.map(({ meant }) => meant.get(cell)).filter((wish) => wish !== undefined);
          expect(tablets.map(({ state }) => quantityOf(state.cells.get(cell)))).toEqual([
            now?.quantity ?? 0,
            now?.quantity ?? 0,
          ]);
          if (wishes.length > 0) expect(wishes).toContain(now?.quantity ?? 0);
        }
        expect(tablets.map(({ state }) => [nextBatch(state), state.flight])).toEqual([
          [[], undefined],
          [[], undefined],
        ]);
      }),
      { numRuns: 2000 },
    );
  });
});
