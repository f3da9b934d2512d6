import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { riskSchema } from '../risk.schema.ts';
import { heldLevelSql, levelSql, rankSql } from './level.sql.ts';
import { levelAfter, levelOf, type RiskLevel, type RiskLimits, ratioLevels, riskLevels } from './risk-level.ts';

interface Case {
  readonly margin: bigint;
  readonly equity: bigint;
  readonly limits: RiskLimits;
  readonly before: RiskLevel | null;
}

const limits: fc.Arbitrary<RiskLimits> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 50_000 }), { minLength: 4, maxLength: 4 }),
    fc.integer({ min: 0, max: 5_000 }),
  )
  .map(([levels, clears]) => {
    const [watch = 0, warn = 0, call = 0, force = 0] = levels.toSorted((a, b) => a - b);
    return { watch, warn, call, force, clears };
  });
// At most 14 digits, as the reader of files allows.
const fen = (min: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min, max: 10n ** 14n - 1n });
const anywhere = fc.record({
  margin: fc.oneof(fen(0n), fc.constant(0n)),
  equity: fc.oneof(fen(-(10n ** 14n) + 1n), fc.constant(0n)),
  limits,
  before: fc.constantFrom(null, ...riskLevels),
});
/** A fen around a limit, or around where a level clears: where a rounded ratio would be wrong. */
const atTheEdge = fc
  .record({
    equity: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    off: fc.bigInt({ min: -1n, max: 1n }),
    level: fc.constantFrom(...ratioLevels),
    clearing: fc.boolean(),
    limits,
    before: fc.constantFrom(null, ...riskLevels),
  })
  .map(({ equity, off, level, clearing, limits: given, before }) => {
    const limit = BigInt(given[level] - (clearing ? given.clears : 0));
    const margin = (limit * equity) / 10_000n + off;
    return { margin: margin < 0n ? 0n : margin, equity, limits: given, before };
  });

describe('the level in SQL', () => {
  let house: TestDatabase;
  beforeAll(async () => {
    house = await testDatabase(riskSchema);
  });
  afterAll(() => house.close());

  it('is the level of the exact fraction, and holds within a day what the exact fraction holds, for any row and any limits (T9)', async () => {
    const expected = ({ margin, equity, limits: given, before }: Case): [RiskLevel | null, RiskLevel | null] => [
      levelOf({ margin, equity }, given),
      levelAfter(before, { margin, equity }, given),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(anywhere, atTheEdge), { minLength: 100, maxLength: 300 }), async (cases) => {
        const rows = cases.map(({ margin, equity, limits: given, before }) => ({
          margin: String(margin),
          equity: String(equity),
          ...given,
          before,
        }));
        const { rows: found } = await house.database.pool.query<{ level: RiskLevel | null; after: RiskLevel | null }>(
          `SELECT level, CASE WHEN ${rankSql('held')} > coalesce(${rankSql('level')}, 0) THEN held ELSE level END AS after
           FROM (SELECT ${levelSql('r', 'r')} AS level, ${heldLevelSql('r', 'r', 'r.before')} AS held
             FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (margin bigint, equity bigint, watch integer, warn integer,
               call integer, force integer, clears integer, before text)) WITH ORDINALITY AS r
               (margin, equity, watch, warn, call, force, clears, before, at) ORDER BY r.at) x`,
          [JSON.stringify(rows)],
        );
        expect(found.map(({ level, after }) => [level, after])).toEqual(cases.map(expected));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
