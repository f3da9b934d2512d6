import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitTree } from './unit-tree.ts';

describe('the units of the organisation (X1)', () => {
  it('stand each once, right after what they belong to or its other units, one deeper', () => {
    // Unit n belongs to one before it, to one that is not shown, or to none.
    const units = fc.array(fc.option(fc.nat(), { nil: null }), { maxLength: 20 }).map((parents) =>
      parents.map((parent, n) => ({
        id: `${n}`,
        parentId: parent === null ? null : `${parent % (n + 1) === n ? 'gone' : parent % (n + 1)}`,
      })),
    );
    fc.assert(
      fc.property(units, (all) => {
        const tree = unitTree(all);
        expect(tree.map(({ unit }) => unit.id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const place = new Map(tree.map(({ unit }, at) => [unit.id, at]));
        for (const [at, { unit, depth }] of tree.entries()) {
          const parent = unit.parentId === null ? undefined : place.get(unit.parentId);
          if (parent === undefined) {
            expect(depth).toBe(0);
          } else {
            expect(parent).toBeLessThan(at);
            expect(depth).toBe((tree[parent]?.depth ?? 0) + 1);
            expect(tree.slice(parent + 1, at).every((between) => between.depth > (tree[parent]?.depth ?? 0))).toBe(
              true,
            );
          }
        }
      }),
    );
  });
});
