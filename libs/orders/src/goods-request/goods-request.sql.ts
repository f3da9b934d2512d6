import type { EntityManager } from 'typeorm';
import { GoodsRequest, type GoodsRequestsArgs } from './goods-request.types.ts';

/** A request with its sums, as everybody reads it. */
export const requestRows = `SELECT r.id, r.number, r.kind, r.state, coalesce(f.name, p.name) AS receiver, r.source, r.reason, r.consent,
   r.consented_on AS "consentedOn", r.asked_by_name AS "askedBy", r.created_at AS "askedAt", r.note_id AS "noteId", s.quantity, s.amount,
   (SELECT coalesce(sum(d.quantity), 0)::int FROM diversion d WHERE d.request_id = r.id) AS diverted, r.version
 FROM goods_request r LEFT JOIN franchisee f ON f.id = r.franchisee_id LEFT JOIN stock_place p ON p.id = r.place_id, LATERAL (
   SELECT coalesce(sum(quantity), 0)::int AS quantity, coalesce(sum(quantity * unit_price_fen), 0)::bigint AS amount
   FROM goods_request_line WHERE request_id = r.id) s`;

/** What narrows a list of requests; its values are pushed. */
export function requestConditions({ state, kind }: GoodsRequestsArgs, values: unknown[]): string[] {
  return [
    'TRUE',
    ...(state ? [`r.state = $${values.push(state)}`] : []),
    ...(kind ? [`r.kind = $${values.push(kind)}`] : []),
  ];
}

/** One request. */
export async function oneRequest(tx: EntityManager, id: string): Promise<GoodsRequest> {
  const [row]: GoodsRequest[] = await tx.query(`${requestRows} WHERE r.id = $1`, [id]);
  return Object.assign(new GoodsRequest(), row);
}
