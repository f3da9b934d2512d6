import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import fc from 'fast-check';
import { ordersSchema } from '../orders.schema.ts';
import { reasonSql, sharesSql } from './allocation.sql.ts';
import { type AllocationRules, allocate, allocationModes, type Demand } from './allocation.ts';

interface Case {
  readonly supply: number;
  readonly demands: readonly Demand[];
}

const demand = fc.record({
  id: fc.uuid(),
  tier: fc.integer({ min: 1, max: 3 }),
  orderedAt: fc.integer({ min: 0, max: 4 }),
  quantity: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1_000_000_000 })),
});
const cases: fc.Arbitrary<Case[]> = fc.array(
  fc.record({
    supply: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2_000_000_000 })),
    demands: fc.uniqueArray(demand, { selector: ({ id }) => id, minLength: 1, maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const rules: fc.Arbitrary<AllocationRules> = fc.record({
  mode: fc.constantFrom(...allocationModes),
  packSize: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 24 })),
  minimumFillBp: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
});

describe('sharing out many SKUs in one statement', () => {
  let house: TestDatabase;
  beforeAll(async () => {
    house = await testDatabase(ordersSchema);
  });
  afterAll(() => house.close());

  it('gives every line what the rule gives it, for the same reason, whatever the rules (F4)', async () => {
    await fc.assert(
      fc.asyncProperty(cases, rules, async (skus, by) => {
        const rows = skus.flatMap(({ supply, demands }, at) =>
          demands.map(({ id, tier, orderedAt, quantity }) => ({
            sku_id: at,
            supply,
            id,
            tier,
            ordered_at: new Date(orderedAt).toISOString(),
            demand: quantity,
          })),
        );
        const found = await house.database.pool.query<{ at: number; id: string; given: number; reason: string }>(
          `WITH asked AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (sku_id int, supply int, id uuid,
             tier int, ordered_at timestamptz, demand int)), ${sharesSql('asked', by)}
           SELECT sku_id AS at, id, given::int AS given, ${reasonSql('reason')} AS reason FROM shared`,
          [JSON.stringify(rows)],
        );
        const said = new Map(found.rows.map(({ at, id, given, reason }) => [`${at} ${id}`, [given, reason]]));
        const expected = skus.flatMap(({ supply, demands }, at) =>
          allocate(supply, demands, by).map(({ id, given, reason }) => [`${at} ${id}`, [given, reason]] as const),
        );
        expect(said).toEqual(new Map(expected));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
