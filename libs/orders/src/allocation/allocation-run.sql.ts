import { sharesSql } from './allocation.sql.ts';
import type { AllocationRules } from './allocation.ts';

/** A run as everybody reads it. */
export const runRows = `SELECT r.id, r.number, r.state, g.number AS receipt, s.code AS season, r.pool, r.windows_begin_by AS "windowsBeginBy", r.mode,
   r.pack_size AS "packSize", r.minimum_fill_bp AS "minimumFill", r.skus, r.lines, r.supply, r.demand, r.given, r.left_over AS "leftOver",
   r.proposed_by_name AS "proposedBy", r.proposed_at AS "proposedAt", r.decided_by_name AS "decidedBy", r.decided_at AS "decidedAt", r.version
 FROM allocation_run r LEFT JOIN goods_receipt g ON g.id = r.receipt_id LEFT JOIN season s ON s.id = r.season_id`;

/**
 * Shares out what a run is about, in one statement: free goods of the warehouse, of one receipt at most what came with it, among
 * lines of checked orders that still wait. $1: the run.
 */
export const proposeSql = (rules: AllocationRules): string => `WITH run AS (SELECT * FROM allocation_run WHERE id = $1),
  supplied AS (
    SELECT b.sku_id, least(b.quantity - b.reserved, CASE WHEN run.receipt_id IS NULL THEN b.quantity ELSE m.quantity END) AS supply
    FROM run JOIN stock_place p ON p.kind = 'WAREHOUSE' JOIN stock_balance b ON b.place_id = p.id AND b.quantity > b.reserved
    LEFT JOIN stock_movement m ON m.source_id = run.receipt_id AND m.kind = 'RECEIPT' AND m.sku_id = b.sku_id
    WHERE run.receipt_id IS NULL OR m.id IS NOT NULL),
  asked AS (
    SELECT l.sku_id, u.supply, l.id, l.franchisee_id, f.priority_tier AS tier, l.ordered_at, l.open_quantity - l.outside - l.allocated AS demand
    FROM run, supplied u JOIN order_line l ON l.sku_id = u.sku_id AND l.open_quantity > l.outside + l.allocated
    JOIN franchisee f ON f.id = l.franchisee_id JOIN franchise_order o ON o.id = l.order_id AND o.state <> 'DRAFT'
    WHERE (run.season_id IS NULL OR l.season_id = run.season_id) AND (run.pool IS NULL OR l.pool = run.pool)
      AND (run.windows_begin_by IS NULL OR l.window_from <= run.windows_begin_by)),
  ${sharesSql('asked', rules)},
  written AS (
    INSERT INTO allocation_line (run_id, sku_id, order_line_id, franchisee_id, tier, ordered_at, demand, given, reason)
    SELECT $1, sku_id, id, franchisee_id, tier, ordered_at, demand, given, reason FROM shared
    RETURNING sku_id, demand, given),
  summed AS (SELECT sku_id, sum(demand)::int AS demand, sum(given)::int AS given, count(*)::int AS lines FROM written GROUP BY sku_id),
  by_sku AS (
    INSERT INTO allocation_sku (run_id, sku_id, supply, demand, given, left_over)
    SELECT $1, sku_id, supply, demand, given, least(supply, demand) - given FROM summed JOIN supplied USING (sku_id)
    RETURNING sku_id, supply, demand, given, left_over)
  UPDATE allocation_run r SET skus = t.skus, lines = t.lines, supply = t.supply, demand = t.demand, given = t.given, left_over = t.left_over
  FROM (SELECT count(*)::int AS skus, coalesce(sum(lines), 0)::int AS lines, coalesce(sum(supply), 0) AS supply, coalesce(sum(b.demand), 0) AS demand,
    coalesce(sum(b.given), 0) AS given, coalesce(sum(left_over), 0) AS left_over FROM by_sku b JOIN summed USING (sku_id)) t WHERE r.id = $1`;

/**
 * Every line of a SKU in a run, with what its tier found and asked for, its share by proportion and its place by remainder: the answer to
 * "why did they get 33?". $1: the run, $2: the SKU.
 */
export const explainSql = `WITH packed AS (
    SELECT a.*, r.mode, s.supply / r.pack_size * r.pack_size AS supply, a.demand / r.pack_size * r.pack_size AS pieces
    FROM allocation_line a JOIN allocation_sku s USING (run_id, sku_id) JOIN allocation_run r ON r.id = a.run_id WHERE a.run_id = $1 AND a.sku_id = $2),
  told AS (
    SELECT *, sum(pieces) OVER (ORDER BY tier) AS upto, sum(pieces) OVER (PARTITION BY tier) AS wanted, sum(pieces) OVER () AS whole FROM packed),
  found AS (
    SELECT *, CASE WHEN mode = 'TIERS' THEN greatest(supply - upto + wanted, 0) ELSE supply END AS tier_supply,
      CASE WHEN mode = 'TIERS' THEN wanted ELSE whole END AS tier_demand FROM told),
  shared AS (SELECT *, coalesce(least(tier_supply, tier_demand)::numeric * pieces / nullif(tier_demand, 0), 0) AS share FROM found)
  SELECT s.order_line_id AS "orderLineId", s.franchisee_id AS "franchiseeId", f.name AS franchisee, s.tier, s.ordered_at AS "orderedAt", s.demand,
    s.given, s.reason, s.tier_supply::int AS "tierSupply", s.tier_demand::int AS "tierDemand", round(s.share, 4)::text AS "exactShare",
    row_number() OVER (PARTITION BY CASE WHEN mode = 'TIERS' THEN tier END ORDER BY share - floor(share) DESC, ordered_at, order_line_id)::int AS "remainderPlace"
  FROM shared s JOIN franchisee f ON f.id = s.franchisee_id
  ORDER BY CASE WHEN mode = 'TIERS' THEN s.tier END, s.ordered_at, s.order_line_id LIMIT 500`;
