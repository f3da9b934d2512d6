import { type AllocationReason, type AllocationRules, allocationReasons } from './allocation.ts';

/** A reason as it is stored: its place among the reasons, from 1. */
const code = (reason: AllocationReason): number => allocationReasons.indexOf(reason) + 1;

/** SQL for the name of a stored reason. */
export const reasonSql = (stored: string): string => `('{${allocationReasons.join(',')}}'::text[])[${stored}]`;

/**
 * The rule of `allocate` for any number of SKUs at once, as the CTEs `packed` … `shared`; the spec tries the two on the same cases.
 * @param asked a relation with sku_id, supply, id, tier, ordered_at and demand
 * @returns WITH clauses; `shared` has the columns of `asked`, and given, reason (see {@link reasonSql})
 */
export function sharesSql(asked: string, { mode, packSize, minimumFillBp }: AllocationRules): string {
  const pack = Math.trunc(packSize);
  const fill = Math.trunc(minimumFillBp);
  const packs = pack === 1 ? 'demand' : `demand / ${pack}`;
  const least = `((demand::bigint * ${fill} + 9999) / 10000 + ${pack - 1}) / ${pack}`;
  const fits = `${least} <= ${packs}`;
  const packed =
    fill === 0
      ? `SELECT *, (${packs})::int AS n, 0 AS least, (supply / ${pack})::int AS s FROM ${asked}`
      : `SELECT *, CASE WHEN ${fits} THEN (${packs})::int ELSE 0 END AS n, CASE WHEN ${fits} THEN (${least})::int ELSE 0 END AS least,
           (supply / ${pack})::int AS s FROM ${asked}`;
  const decided = `*, got * ${pack} AS given, (CASE WHEN n = 0 THEN ${code('NO_WHOLE_PACK')} WHEN got = n THEN ${code('FULL')}
    WHEN got > 0 THEN ${code('SHARED')} WHEN least > 0 THEN ${code('BELOW_MINIMUM')} ELSE ${code('NOTHING_LEFT')} END)::smallint AS reason`;
  return mode === 'FIRST_COME'
    ? `packed AS (${packed}), ${firstCome(decided)}`
    : `packed AS (${packed}), ${fill === 0 ? plainTiers : minimumTiers}, ${byRemainder(decided)}`;
}

const firstCome = (decided: string): string => `queued AS (
    SELECT *, sum(n) OVER (PARTITION BY sku_id ORDER BY ordered_at, id ROWS UNBOUNDED PRECEDING) AS upto FROM packed),
  part AS (SELECT *, least(n, greatest(s - upto + n, 0))::int AS could FROM queued),
  shared AS (SELECT ${decided} FROM (SELECT *, CASE WHEN could < least THEN 0 ELSE could END AS got FROM part) p)`;

/** What each tier finds, and whether that suffices. */
const found = `SELECT *, greatest(s - upto + wanted, 0) AS rest FROM (
    SELECT *, sum(n) OVER (PARTITION BY sku_id ORDER BY tier) AS upto, sum(n) OVER (PARTITION BY sku_id, tier) AS wanted FROM packed) summed`;

const plainTiers = `served AS (SELECT *, TRUE AS served, least(rest, wanted) AS spread, wanted AS room FROM (${found}) found)`;

/** Minimums first, in the order of ordering, as far as they go; only those who got theirs share the rest. */
const minimumTiers = `found AS (${found}),
  minimum AS (
    SELECT *, wanted <= rest OR sum(least) OVER (PARTITION BY sku_id, tier ORDER BY ordered_at, id ROWS UNBOUNDED PRECEDING) <= rest AS served FROM found),
  served AS (
    SELECT m.*, least(rest - coalesce(sum(least) FILTER (WHERE served) OVER tiers, 0), coalesce(sum(n - least) FILTER (WHERE served) OVER tiers, 0)) AS spread,
      coalesce(sum(n - least) FILTER (WHERE served) OVER tiers, 0) AS room
    FROM minimum m WINDOW tiers AS (PARTITION BY sku_id, tier))`;

/** Whole shares, then one more each to those with the largest remainders. Nobody but a tier that goes short is sorted twice. */
const byRemainder = (decided: string): string => `quota AS (
    SELECT *, CASE WHEN NOT served OR room = 0 THEN 0 ELSE spread * (n - least) / room END::int AS whole,
      CASE WHEN NOT served OR room = 0 THEN -1 ELSE spread * (n - least) % room END AS remainder FROM served WHERE wanted > rest),
  ranked AS (
    SELECT *, spread - sum(whole) OVER (PARTITION BY sku_id, tier) AS spare,
      row_number() OVER (PARTITION BY sku_id, tier ORDER BY remainder DESC, ordered_at, id) AS place FROM quota),
  shared AS (
    SELECT ${decided} FROM (
      SELECT sku_id, supply, id, tier, ordered_at, demand, n, least, n AS got FROM served WHERE wanted <= rest
      UNION ALL
      SELECT sku_id, supply, id, tier, ordered_at, demand, n, least,
        CASE WHEN NOT served THEN 0 ELSE least + whole + CASE WHEN place <= spare THEN 1 ELSE 0 END END AS got FROM ranked) both_kinds)`;
