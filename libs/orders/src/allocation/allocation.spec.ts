import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AllocationRules, allocate, allocationModes, type Demand, leftOver, type Share } from './allocation.ts';

const plain: AllocationRules = { mode: 'TIERS', packSize: 1, minimumFillBp: 0 };
const [a, b, c]: readonly Demand[] = [
  { id: 'A', tier: 2, orderedAt: 1, quantity: 60 },
  { id: 'B', tier: 2, orderedAt: 2, quantity: 50 },
  { id: 'C', tier: 2, orderedAt: 3, quantity: 40 },
] as const satisfies Demand[];
const given = (shares: readonly Share[]): Record<string, number> =>
  Object.fromEntries(shares.map((share) => [share.id, share.given]));

describe('100 pieces for A 60, B 50 and C 40 (F4)', () => {
  it('are shared 40, 33 and 27: by largest remainder', () => {
    expect(given(allocate(100, [a, b, c], plain))).toEqual({ A: 40, B: 33, C: 27 });
  });

  it('go 60, 40 and 0 to whoever ordered first', () => {
    expect(given(allocate(100, [a, b, c], { ...plain, mode: 'FIRST_COME' }))).toEqual({ A: 60, B: 40, C: 0 });
  });

  it('serve C whole where C comes first; A and B share the rest, 33 and 27', () => {
    expect(given(allocate(100, [a, b, { ...c, tier: 1 }], plain))).toEqual({ A: 33, B: 27, C: 40 });
  });

  it('leave 4 over in packs of twelve, and say so', () => {
    const shares = allocate(100, [a, b, c], { ...plain, packSize: 12 });
    expect(given(shares)).toEqual({ A: 36, B: 36, C: 24 });
    expect(leftOver(100, [a, b, c], shares)).toBe(4);
  });

  it('go to those who ordered first when everybody must get 95 % or nothing; what nobody may have is left over', () => {
    const shares = allocate(100, [a, b, c], { ...plain, minimumFillBp: 9_500 });
    expect(shares).toEqual([
      { id: 'A', given: 60, reason: 'FULL' },
      { id: 'B', given: 0, reason: 'BELOW_MINIMUM' },
      { id: 'C', given: 0, reason: 'BELOW_MINIMUM' },
    ]);
    expect(leftOver(100, [a, b, c], shares)).toBe(40);
  });
});

const demands = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    tier: fc.integer({ min: 1, max: 4 }),
    orderedAt: fc.integer({ min: 0, max: 5 }),
    quantity: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 2_000_000_000 })),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);
const supply = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 2_000_000_000 }));
const rules = fc.record({
  mode: fc.constantFrom(...allocationModes),
  packSize: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 24 })),
  minimumFillBp: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
});

describe('an allocation of any supply to any lines (F4)', () => {
  it('gives each line between nought and its demand, in whole packs, and never more than there is', () => {
    fc.assert(
      fc.property(supply, demands, rules, (pieces, lines, by) => {
        const shares = allocate(pieces, lines, by);
        for (const [at, share] of shares.entries()) {
          expect(share.given).toBeGreaterThanOrEqual(0);
          expect(share.given).toBeLessThanOrEqual(lines[at]?.quantity ?? 0);
          expect(share.given % by.packSize).toBe(0);
        }
        expect(leftOver(pieces, lines, shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('gives all there is, or all that is wanted, where neither packs nor a minimum fill stand in the way', () => {
    fc.assert(
      fc.property(supply, demands, fc.constantFrom(...allocationModes), (pieces, lines, mode) => {
        expect(leftOver(pieces, lines, allocate(pieces, lines, { ...plain, mode }))).toBe(0);
      }),
    );
  });

  it('does not depend on the order in which lines are told', () => {
    fc.assert(
      fc.property(supply, demands, rules, fc.infiniteStream(fc.nat()), (pieces, lines, by, keys) => {
        const shuffled = lines.map((line) => [keys.next().value ?? 0, line] as const);
        const told = shuffled.toSorted(([x], [y]) => x - y).map(([, line]) => line);
        expect(given(allocate(pieces, told, by))).toEqual(given(allocate(pieces, lines, by)));
      }),
    );
  });

  it('gives a line its minimum or nothing', () => {
    fc.assert(
      fc.property(supply, demands, rules, (pieces, lines, by) => {
        for (const [at, share] of allocate(pieces, lines, by).entries())
          if (share.given > 0)
            expect(share.given * 10_000).toBeGreaterThanOrEqual((lines[at]?.quantity ?? 0) * by.minimumFillBp);
      }),
    );
  });

  it('serves no later tier while a line of an earlier one goes short', () => {
    fc.assert(
      fc.property(supply, demands, rules, (pieces, lines, by) => {
        fc.pre(by.mode === 'TIERS');
        const shares = allocate(pieces, lines, by);
        const short = lines.filter((_, at) => !['FULL', 'NO_WHOLE_PACK'].includes(shares[at]?.reason ?? ''));
        const first = Math.min(...short.map(({ tier }) => tier));
        for (const [at, line] of lines.entries()) if (line.tier > first) expect(shares[at]?.given).toBe(0);
      }),
    );
  });

  it('is within one piece of the exact share for lines of one tier', () => {
    fc.assert(
      fc.property(supply, demands, (pieces, told) => {
        const lines = told.map((line) => ({ ...line, tier: 2 }));
        const wanted = lines.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
        fc.pre(wanted > BigInt(pieces));
        for (const [at, share] of allocate(pieces, lines, plain).entries()) {
          const off = BigInt(share.given) * wanted - BigInt(pieces) * BigInt(lines[at]?.quantity ?? 0);
          expect(off > -wanted && off < wanted).toBe(true);
        }
      }),
    );
  });
});
