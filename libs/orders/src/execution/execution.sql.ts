import type { ExecutionPart } from './execution.types.ts';

const missing = '(l.open_quantity - least(l.outside, l.open_quantity))';
const away = '(SELECT coalesce(sum(d.quantity), 0)::int FROM diversion d WHERE d.order_line_id = l.id)';

/** Pieces of a line `l` that came to each part; together they are the line. What came although it was cancelled came. */
export const pieces: Readonly<Record<ExecutionPart, string>> = {
  DELIVERED: 'least(l.delivered, l.quantity)',
  SUBSTITUTED: 'l.substituted',
  CANCELLED: 'least(l.cancelled, l.quantity - least(l.delivered, l.quantity))',
  LATE: 'least(l.outside, l.open_quantity)',
  DIVERTED: `least(${away}, ${missing})`,
  SHORT: `${missing} - least(${away}, ${missing})`,
};

/**
 * What became of lines by season, franchisee, month and category, to be added up. The parts are kept up to date; diversions, few
 * and each approved, are looked up when they are asked for (F7).
 */
export const executionParts = `(
  SELECT season_id, franchisee_id, month, category, ordered_fen, delivered_fen, substituted_fen, cancelled_fen, late_fen, 0::bigint AS diverted_fen
  FROM execution_part
  UNION ALL
  SELECT l.season_id, l.franchisee_id, to_char(l.window_to, 'YYYY-MM'), t.category, 0, 0, 0, 0, 0, ${pieces.DIVERTED} * l.price_fen
  FROM order_line l JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id
  WHERE l.checked AND l.id IN (SELECT order_line_id FROM diversion))`;

/** Months that are over: what is due in the others may still come. */
const over = `p.month < to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`;

/** Sums over {@link executionParts} `p`, with the threshold that is the strictest among their seasons `s`. */
export const executionSums = `sum(p.ordered_fen)::bigint AS ordered, sum(p.delivered_fen)::bigint AS delivered,
  sum(p.substituted_fen)::bigint AS substituted, sum(p.cancelled_fen)::bigint AS cancelled, sum(p.late_fen)::bigint AS late,
  sum(p.diverted_fen)::bigint AS diverted, coalesce(sum(p.ordered_fen) FILTER (WHERE ${over}), 0)::bigint AS due,
  coalesce(sum(p.delivered_fen) FILTER (WHERE ${over}), 0)::bigint AS "deliveredOfDue", max(s.execution_threshold_bp) AS "thresholdBp"`;
