import { reasonSql, sharesSql } from './allocation.sql.ts';
import type { AllocationRules } from './allocation.ts';
import type { AllocationSkusArgs } from './allocation-run.types.ts';

/** A run as everybody reads it. */
export const runRows = `SELECT r.id, r.number, r.state, g.number AS receipt, s.code AS season, r.pool, r.windows_begin_by AS "windowsBeginBy", r.mode,
   r.pack_size AS "packSize", r.minimum_fill_bp AS "minimumFill", r.skus, r.lines, r.supply, r.demand, r.given, r.left_over AS "leftOver",
   r.proposed_by_name AS "proposedBy", r.proposed_at AS "proposedAt", r.decided_by_name AS "decidedBy", r.decided_at AS "decidedAt", r.version
 FROM allocation_run r LEFT JOIN goods_receipt g ON g.id = r.receipt_id LEFT JOIN season s ON s.id = r.season_id`;

/** The SKUs `k` of a run as everybody reads them. */
export const skuRows = `SELECT s.sku_id AS "skuId", k.code AS sku, t.name AS "styleName", s.supply, s.demand, s.given, s.left_over AS "leftOver"
  FROM allocation_sku s JOIN sku k ON k.id = s.sku_id JOIN style t ON t.id = k.style_id`;

/** What a filter asks of the SKUs of a run; pushes onto `values`. */
export function skuConditions(
  { runId, short, text }: Pick<AllocationSkusArgs, 'runId' | 'short' | 'text'>,
  values: unknown[],
): string[] {
  const conditions = [`s.run_id = $${values.push(runId)}`];
  if (short) conditions.push('s.given < s.demand');
  if (text?.trim()) conditions.push(`starts_with(k.code, upper($${values.push(text.trim())}))`);
  return conditions;
}

/** What a run is about; left out: all of it. */
export interface AllocationScope {
  readonly receiptId?: string | null;
  readonly seasonId?: string | null;
  readonly pool?: string | null;
  /** Business date. */
  readonly windowsBeginBy?: string | null;
}

/**
 * Shares out what a run is about, in one statement: free goods of the warehouse, of one receipt at most what came with it, among
 * lines of checked orders that still wait. Only what is asked for stands in it, so that the planner sees through a million lines.
 */
export function proposeSql(
  runId: string,
  rules: AllocationRules,
  { receiptId, seasonId, pool, windowsBeginBy }: AllocationScope = {},
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [runId];
  const received = receiptId
    ? `JOIN stock_movement m ON m.source_id = $${values.push(receiptId)} AND m.kind = 'RECEIPT' AND m.sku_id = b.sku_id`
    : '';
  const conditions = ["o.state <> 'DRAFT'"];
  if (seasonId) conditions.push(`l.season_id = $${values.push(seasonId)}`);
  if (pool) conditions.push(`l.pool = $${values.push(pool)}`);
  if (windowsBeginBy) conditions.push(`l.window_from <= $${values.push(windowsBeginBy)}::date`);
  const text = `WITH supplied AS (
    SELECT b.sku_id, ${receiptId ? 'least(b.quantity - b.reserved, m.quantity)' : 'b.quantity - b.reserved'} AS supply
    FROM stock_place p JOIN stock_balance b ON b.place_id = p.id AND b.quantity > b.reserved ${received} WHERE p.kind = 'WAREHOUSE'),
  asked AS (
    SELECT l.sku_id, u.supply, l.id, f.priority_tier AS tier, l.ordered_at, l.open_quantity - l.outside - l.allocated AS demand
    FROM supplied u JOIN order_line l ON l.sku_id = u.sku_id AND l.open_quantity > l.outside + l.allocated
    JOIN franchisee f ON f.id = l.franchisee_id JOIN franchise_order o ON o.id = l.order_id WHERE ${conditions.join(' AND ')}),
  ${sharesSql('asked', rules)},
  by_sku AS (
    INSERT INTO allocation_sku (run_id, sku_id, supply, demand, given, line_ids, line_tiers, line_demands, line_given, line_reasons)
    SELECT $1, sku_id, min(supply), sum(demand)::int, sum(given)::int, array_agg(id), array_agg(tier::smallint), array_agg(demand),
      array_agg(given::int), array_agg(reason)
    FROM shared GROUP BY sku_id
    RETURNING supply, demand, given, left_over, cardinality(line_ids) AS lines)
  UPDATE allocation_run r SET skus = t.skus, lines = t.lines, supply = t.supply, demand = t.demand, given = t.given, left_over = t.left_over
  FROM (SELECT count(*)::int AS skus, coalesce(sum(lines), 0)::int AS lines, coalesce(sum(supply), 0) AS supply, coalesce(sum(demand), 0) AS demand,
    coalesce(sum(given), 0) AS given, coalesce(sum(left_over), 0) AS left_over FROM by_sku) t WHERE r.id = $1`;
  return { text, values };
}

/** Memory in which a proposal sorts: a million lines lie in it, where the usual would spill them. */
export const proposeMemory = `SET LOCAL work_mem = '128MB'`;

/**
 * Every line of a SKU in a run, with what its tier found and asked for, its share by proportion and its place by remainder: the answer to
 * "why did they get 33?". $1: the run, $2: the SKU.
 */
export const explainSql = `WITH packed AS (
    SELECT a.order_line_id, a.tier, a.demand, a.given, a.reason, l.franchisee_id, l.ordered_at, r.mode,
      a.supply / r.pack_size * r.pack_size AS supply, a.demand / r.pack_size * r.pack_size AS pieces
    FROM allocation_share a JOIN allocation_run r ON r.id = a.run_id JOIN order_line l ON l.id = a.order_line_id WHERE a.run_id = $1 AND a.sku_id = $2),
  told AS (
    SELECT *, sum(pieces) OVER (ORDER BY tier) AS upto, sum(pieces) OVER (PARTITION BY tier) AS wanted, sum(pieces) OVER () AS whole FROM packed),
  found AS (
    SELECT *, CASE WHEN mode = 'TIERS' THEN greatest(supply - upto + wanted, 0) ELSE supply END AS tier_supply,
      CASE WHEN mode = 'TIERS' THEN wanted ELSE whole END AS tier_demand FROM told),
  shared AS (SELECT *, coalesce(least(tier_supply, tier_demand)::numeric * pieces / nullif(tier_demand, 0), 0) AS share FROM found)
  SELECT s.order_line_id AS "orderLineId", s.franchisee_id AS "franchiseeId", f.name AS franchisee, s.tier, s.ordered_at AS "orderedAt", s.demand,
    s.given, ${reasonSql('s.reason')} AS reason, s.tier_supply::int AS "tierSupply", s.tier_demand::int AS "tierDemand", round(s.share, 4)::text AS "exactShare",
    row_number() OVER (PARTITION BY CASE WHEN mode = 'TIERS' THEN tier END ORDER BY share - floor(share) DESC, ordered_at, order_line_id)::int AS "remainderPlace"
  FROM shared s JOIN franchisee f ON f.id = s.franchisee_id
  ORDER BY CASE WHEN mode = 'TIERS' THEN s.tier END, s.ordered_at, s.order_line_id LIMIT 500`;
