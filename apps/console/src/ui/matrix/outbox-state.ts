/** What the server holds of a cell, as last heard. */
export interface Held {
  readonly quantity: number;
  /** 0 where nobody ever entered anything. */
  readonly version: number;
  readonly by: string | null;
  readonly at: string | null;
}

/** What somebody entered here and the server has not confirmed. */
export interface Wanted {
  readonly quantity: number;
  /** The version that the person saw when she entered it. */
  readonly seen: number;
}

/** All that is known of one cell. */
export interface Cell {
  readonly held?: Held | undefined;
  readonly wanted?: Wanted | undefined;
  /** What somebody else entered meanwhile; until a person chooses, nothing of the cell is sent. */
  readonly theirs?: Held | undefined;
  /** What was typed and is no quantity, and why: a QuantityProblem, or the server's code. */
  readonly unread?: { readonly typed: string; readonly problem: string } | undefined;
}

/** A cell on its way. */
export interface Sent extends Wanted {
  readonly cell: string;
}

/** The one batch that is on its way. Until it is answered nothing else is sent: a lost answer must be heard first. */
export interface Flight {
  /** Its idempotency key: sent again, it is the same request. */
  readonly key: string;
  readonly cells: readonly Sent[];
}

/** A cell by its key, as the server tells it. */
export type HeldCell = Held & { readonly cell: string };

/** What waits in the browser for the server. */
export interface OutboxState {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly flight: Flight | undefined;
  /** Why nothing is sent any more: a refusal of the server's. */
  readonly stopped: string | undefined;
}

/** What happens to an outbox; every tab that shows the same sheet hears of each. */
export type OutboxEvent =
  | {
      readonly kind: 'restored';
      readonly cells: readonly (readonly [string, Cell])[];
      readonly flight?: Flight | undefined;
    }
  | { readonly kind: 'heard'; readonly cells: readonly HeldCell[] }
  | { readonly kind: 'entered'; readonly cell: string; readonly quantity: number }
  | { readonly kind: 'unread'; readonly cell: string; readonly typed: string; readonly problem: string }
  | { readonly kind: 'departed'; readonly flight: Flight }
  | {
      readonly kind: 'answered';
      readonly key: string;
      readonly saved: readonly HeldCell[];
      readonly conflicts: readonly HeldCell[];
    }
  | {
      readonly kind: 'refused';
      readonly key: string;
      readonly cells: readonly { readonly cell: string; readonly problem: string }[];
    }
  | { readonly kind: 'stopped'; readonly key: string; readonly why: string }
  | { readonly kind: 'resumed' }
  /** Somebody gives up what the server will not take any more. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'settled'; readonly cell: string; readonly whose: 'mine' | 'theirs' };

/** The most cells that one request takes. */
export const batchSize = 24;

export const emptyOutbox: OutboxState = { cells: new Map(), flight: undefined, stopped: undefined };

/** What stands in a cell: what was entered here, else what the server holds. */
export function quantityOf(cell: Cell | undefined): number {
  return cell?.wanted?.quantity ?? cell?.held?.quantity ?? 0;
}

/** @returns what may leave next: the batch that was never answered, else up to 24 cells */
export function nextBatch(state: OutboxState): readonly Sent[] {
  if (state.stopped !== undefined) return [];
  if (state.flight) return state.flight.cells;
  const batch: Sent[] = [];
  for (const [cell, { wanted, theirs }] of state.cells) {
    if (wanted && !theirs) batch.push({ cell, ...wanted });
    if (batch.length === batchSize) break;
  }
  return batch;
}

/**
 * What becomes of an outbox by an event. Nothing entered leaves it but by an answer of the server's that took it, by
 * somebody who chose otherwise or gives up what cannot be sent, or by entering anew what the server holds.
 */
export function after(state: OutboxState, event: OutboxEvent): OutboxState {
  switch (event.kind) {
    case 'restored':
      return { ...changed(state, event.cells), flight: event.flight };
    case 'heard':
      return changed(
        state,
        event.cells.map((held) => [held.cell, hear(state.cells.get(held.cell), held)]),
      );
    case 'entered': {
      const { held, wanted, theirs } = state.cells.get(event.cell) ?? {};
      const seen = wanted?.seen ?? held?.version ?? 0;
      return changed(state, [[event.cell, { held, theirs, wanted: { quantity: event.quantity, seen } }]]);
    }
    case 'unread': {
      const { typed, problem } = event;
      return changed(state, [[event.cell, { ...state.cells.get(event.cell), unread: { typed, problem } }]]);
    }
    case 'departed':
      return { ...state, flight: event.flight };
    case 'answered':
      return state.flight?.key === event.key ? answered(state, state.flight, event) : state;
    case 'refused':
      return state.flight?.key === event.key ? refused(state, state.flight, event.cells) : state;
    case 'stopped':
      return state.flight?.key === event.key ? { ...state, flight: undefined, stopped: event.why } : state;
    case 'resumed':
      return { ...state, stopped: undefined };
    case 'dropped':
      return changed(
        state,
        [...state.cells].map(([key, { held }]) => [key, { held }]),
      );
    case 'settled': {
      const cell = state.cells.get(event.cell);
      if (!cell?.theirs) return state;
      const { held, wanted, theirs, unread } = cell;
      const mine = event.whose === 'mine' && wanted ? { quantity: wanted.quantity, seen: theirs.version } : undefined;
      return changed(state, [[event.cell, { held, wanted: mine, unread }]]);
    }
  }
}

/** The newer of two that were heard of a cell; reads and answers may overtake one another. */
function newer(before: Held | undefined, { quantity, version, by, at }: Held): Held {
  return before && before.version >= version ? before : { quantity, version, by, at };
}

function hear(cell: Cell | undefined, held: Held): Cell {
  return { ...cell, held: newer(cell?.held, held), theirs: cell?.theirs && newer(cell.theirs, held) };
}

function answered(
  state: OutboxState,
  flight: Flight,
  { saved, conflicts }: { readonly saved: readonly HeldCell[]; readonly conflicts: readonly HeldCell[] },
): OutboxState {
  const sent = new Map(flight.cells.map((one) => [one.cell, one]));
  const took = saved.map((held): [string, Cell] => {
    const cell = hear(state.cells.get(held.cell), held);
    // Entered anew while it was away: what counts as seen now is what just got there.
    const again = cell.wanted && cell.wanted.quantity !== sent.get(held.cell)?.quantity;
    return [held.cell, { ...cell, wanted: again ? { quantity: quantityOf(cell), seen: held.version } : undefined }];
  });
  const clashed = conflicts.map((held): [string, Cell] => {
    const cell = hear(state.cells.get(held.cell), held);
    return [held.cell, { ...cell, theirs: newer(cell.theirs, held) }];
  });
  return changed({ ...state, flight: undefined }, [...took, ...clashed]);
}

function refused(
  state: OutboxState,
  flight: Flight,
  cells: readonly { readonly cell: string; readonly problem: string }[],
): OutboxState {
  const sent = new Map(flight.cells.map((one) => [one.cell, one]));
  return changed(
    { ...state, flight: undefined },
    cells.map(({ cell: key, problem }) => {
      const cell = state.cells.get(key) ?? {};
      const { wanted } = cell;
      if (!wanted || wanted.quantity !== sent.get(key)?.quantity) return [key, cell];
      return [key, { ...cell, wanted: undefined, unread: { typed: String(wanted.quantity), problem } }];
    }),
  );
}

function changed(state: OutboxState, entries: readonly (readonly [string, Cell])[]): OutboxState {
  const away = new Set(state.flight?.cells.map(({ cell }) => cell));
  const cells = new Map(state.cells);
  for (const [key, cell] of entries) cells.set(key, away.has(key) ? cell : settledByItself(cell));
  return { ...state, cells };
}

/** Where both entered the same, or somebody what stands there already, nobody has to choose and nothing has to leave. */
function settledByItself(cell: Cell): Cell {
  const { held, wanted, theirs } = cell;
  const there = theirs ?? held;
  return wanted && there?.quantity === wanted.quantity ? { ...cell, wanted: undefined, theirs: undefined } : cell;
}
