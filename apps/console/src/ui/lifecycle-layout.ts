/** A step as far as its place is concerned. */
interface Placed {
  readonly key: string;
  readonly aside?: true;
}

/** A transition between two states. */
export interface LifecycleEdge {
  readonly from: string;
  readonly to: string;
}

/** A transition as it is drawn. */
export interface LifecycleLine extends LifecycleEdge {
  /** An SVG path. */
  readonly d: string;
}

/** A drawing's measures, in pixels of its own. */
export interface LifecycleDrawing {
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly lines: readonly LifecycleLine[];
  readonly width: number;
  readonly height: number;
}

export const nodeWidth = 128;
export const nodeHeight = 50;
const gap = 32;
const busStep = 9;
const arc = 14;

/**
 * Lays a lifecycle out: the usual way in one row in the order of its states; what is aside in a second row, each below
 * the state that it leads back to, or at the right where it leads nowhere. Ways that skip a state run above the row;
 * those that leave it share one line for each state that they lead to.
 */
export function layOut(steps: readonly Placed[], edges: readonly LifecycleEdge[]): LifecycleDrawing {
  const row = steps.filter(({ aside }) => !aside).map(({ key }) => key);
  const asides = steps.filter(({ aside }) => aside).map(({ key }) => key);
  const ways = unlike(edges).filter(({ from, to }) =>
    [from, to].every((key) => steps.some((step) => step.key === key)),
  );
  const jumps = ways.filter(({ from, to }) => isJump(row, from, to));
  const top = jumps.length > 0 ? arc + 8 : 2;
  const below = top + nodeHeight + (asides.length > 0 ? 16 + busStep * asides.length + 14 : 0);
  const places = new Map(row.map((key, i) => [key, { x: i * (nodeWidth + gap), y: top }]));
  for (const [key, column] of columnsOf(row, asides, ways)) {
    places.set(key, { x: column * (nodeWidth + gap), y: below });
  }
  const columns = Math.max(row.length, asides.length);
  const at = (key: string): { x: number; y: number } => places.get(key) ?? { x: 0, y: 0 };
  const lines = ways.map(({ from, to }) => ({ from, to, d: pathOf(from, to) }));
  const loops = ways.some(({ from, to }) => asides.includes(from) && asides.includes(to));
  return {
    places,
    lines,
    width: columns * (nodeWidth + gap) - gap,
    height: (asides.length > 0 ? below + nodeHeight : top + nodeHeight) + (loops ? 14 : 2),
  };

  function pathOf(from: string, to: string): string {
    const [a, b] = [at(from), at(to)];
    const [fromAside, toAside] = [asides.indexOf(from), asides.indexOf(to)];
    if (fromAside < 0 && toAside < 0) return alongRow(from, to);
    if (fromAside >= 0 && toAside >= 0) {
      const [x, end] = [a.x + nodeWidth / 2, b.x + nodeWidth / 2];
      const low = below + nodeHeight + 10;
      return `M${x} ${below + nodeHeight}V${low}H${end}V${below + nodeHeight + 2}`;
    }
    if (fromAside >= 0) {
      // Back to the row: up at the left, apart from what comes down.
      const high = top + nodeHeight + 8;
      return `M${a.x + 16} ${a.y}V${high}H${b.x + 16}V${top + nodeHeight + 2}`;
    }
    const port = a.x + nodeWidth * (0.4 + (0.5 * toAside) / Math.max(1, asides.length));
    const bus = top + nodeHeight + 16 + busStep * toAside;
    return `M${port} ${top + nodeHeight}V${bus}H${b.x + nodeWidth / 2 + 8}V${below - 2}`;
  }

  function alongRow(from: string, to: string): string {
    const [a, b] = [at(from), at(to)];
    if (row.indexOf(to) === row.indexOf(from) + 1) return `M${a.x + nodeWidth} ${top + nodeHeight / 2}H${b.x - 2}`;
    const high = top - arc;
    return `M${a.x + nodeWidth * 0.7} ${top}V${high}H${b.x + nodeWidth * 0.3}V${top - 2}`;
  }
}

/** Each way once, however many transitions go it. */
function unlike(edges: readonly LifecycleEdge[]): LifecycleEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}

function isJump(row: readonly string[], from: string, to: string): boolean {
  const [a, b] = [row.indexOf(from), row.indexOf(to)];
  return a >= 0 && b >= 0 && b !== a + 1;
}

/** Columns of what is aside: below the first state that it leads to, the others from the right; none twice. */
function columnsOf(
  row: readonly string[],
  asides: readonly string[],
  ways: readonly LifecycleEdge[],
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const last = Math.max(row.length, asides.length) - 1;
  const free = (wanted: number): number => {
    const open = Array.from({ length: last + 1 }, (_, i) => i).filter((i) => ![...columns.values()].includes(i));
    return open.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
  };
  for (const key of asides) {
    const back = ways.filter(({ from, to }) => from === key && row.includes(to)).map(({ to }) => row.indexOf(to));
    if (back.length > 0) columns.set(key, free(Math.min(...back)));
  }
  for (const key of asides.toReversed()) if (!columns.has(key)) columns.set(key, free(last));
  return columns;
}
