import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, nodeHeight, nodeWidth } from './lifecycle-layout.ts';

const opening = [
  { key: 'draft' },
  { key: 'first' },
  { key: 'final' },
  { key: 'active' },
  { key: 'returned', aside: true as const },
  { key: 'rejected', aside: true as const },
  { key: 'withdrawn', aside: true as const },
];

describe('a drawn lifecycle (S2)', () => {
  it('has the usual way in one row and what is returned below where it goes on', () => {
    const { places } = layOut(opening, [{ from: 'returned', to: 'first' }]);
    const [draft, first, returned, withdrawn] = ['draft', 'first', 'returned', 'withdrawn'].map((key) =>
      places.get(key),
    );
    expect(first?.y).toBe(draft?.y);
    expect(returned?.x).toBe(first?.x);
    expect(returned?.y).toBeGreaterThan(first?.y ?? 0);
    expect(withdrawn?.x).toBe(places.get('active')?.x);
  });

  it('draws each way once and leads one that skips a state above the row', () => {
    const ways = [
      { from: 'draft', to: 'first' },
      { from: 'first', to: 'active' },
      { from: 'first', to: 'active' },
    ];
    const { lines, places } = layOut(opening, ways);
    expect(lines).toHaveLength(2);
    const high = Number(lines[1]?.d.match(/V(-?[\d.]+)/)?.[1]);
    expect(high).toBeLessThan(places.get('first')?.y ?? 0);
    expect(high).toBeGreaterThanOrEqual(0);
  });

  it('lays no two states over one another, inside the drawing, whatever the lifecycle', () => {
    const steps = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 3 }), aside: fc.boolean() }), {
      selector: ({ key }) => key,
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, fc.array(fc.tuple(fc.nat(11), fc.nat(11))), (states, pairs) => {
        const keys = states.map(({ key }) => key);
        const edges = pairs.flatMap(([a, b]) =>
          keys[a] !== undefined && keys[b] !== undefined && a !== b ? [{ from: keys[a], to: keys[b] }] : [],
        );
        const drawing = layOut(
          states.map(({ key, aside }) => ({ key, ...(aside && { aside: true as const }) })),
          edges,
        );
        const spots = [...drawing.places.values()].map(({ x, y }) => `${x} ${y}`);
        expect(new Set(spots).size).toBe(states.length);
        for (const { x, y } of drawing.places.values()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + nodeWidth).toBeLessThanOrEqual(drawing.width);
          expect(y + nodeHeight).toBeLessThanOrEqual(drawing.height);
        }
      }),
    );
  });
});
