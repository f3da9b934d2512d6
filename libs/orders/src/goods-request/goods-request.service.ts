import { Approvals } from '@kefu/office/approvals';
import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { plainCode } from '@kefu/office/cells';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { type FieldProblem, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { missingFree } from './diverting.ts';
import { goodsRequestLifecycle } from './goods-request.lifecycle.ts';
import { goodsRequestRoute } from './goods-request.route.ts';
import { oneRequest } from './goods-request.sql.ts';
import type { GoodsRequest, RecordConsentInput, RequestGoodsInput } from './goods-request.types.ts';

interface Line {
  readonly skuId: string;
  readonly quantity: number;
  readonly unitPriceFen: number;
  readonly originalId: string | null;
}

/** Goods beside the orders are asked for, and agreed to (F5, F7, F10). */
@Injectable()
export class GoodsRequestService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #lifecycles: Lifecycles;
  readonly #approvals: Approvals;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    calendar: CalendarService,
    lifecycles: Lifecycles,
    approvals: Approvals,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#calendar = calendar;
    this.#lifecycles = lifecycles;
    this.#approvals = approvals;
    this.#audit = audit;
  }

  /**
   * Asks for goods. A price, a substitution, and what own stores would take out of what orders hold wait for another person; what own
   * stores take of free goods is done at once (F7).
   */
  async request(input: RequestGoodsInput): Promise<GoodsRequest | InvalidInput | NotFound> {
    return this.#database.transaction(async (tx) => {
      const problems = problemsOf(input);
      const lines = await linesOf(tx, input, problems);
      if (problems.length > 0) return InvalidInput.of(problems);
      const [receiver]: { name: string }[] = await tx.query(
        input.kind === 'DIVERSION'
          ? `SELECT name FROM stock_place WHERE id = $1 AND kind = 'OWN_STORE' AND state = 'OPEN'`
          : `SELECT name FROM franchisee WHERE id = $1 AND state = 'ACTIVE'`,
        [input.kind === 'DIVERSION' ? input.placeId : input.franchiseeId],
      );
      if (!receiver) return NotFound.of('receiver');
      const id = await this.#write(tx, input, lines);
      const subject = { type: 'goodsRequest', id };
      await this.#audit.record(tx, {
        action: 'goodsRequest.asked',
        subject,
        after: {
          kind: input.kind,
          receiver: receiver.name,
          quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
        },
        reason: input.reason.trim(),
      });
      if (input.kind === 'DIVERSION' && (await missingFree(tx, lines)).length === 0)
        await this.#lifecycles.moveByHouse(tx, subject, { transition: 'pass', reason: null });
      else await this.#approvals.request(tx, { route: goodsRequestRoute.key, subject, branchId: null });
      return oneRequest(tx, id);
    });
  }

  /** Keeps who of the franchisee agreed to other goods (F10). */
  async recordConsent(input: RecordConsentInput): Promise<GoodsRequest | InvalidInput | NotFound | WrongState> {
    const { id, consentedOn } = input;
    const consent = input.consent.trim();
    if (consent === '') return InvalidInput.at('consent', 'MISSING', 'who agreed, and how');
    if (!isBusinessDate(consentedOn)) return InvalidInput.at('consentedOn', 'IMPOSSIBLE_DATE', 'a day that exists');
    if (consentedOn > (await this.#calendar.today()))
      return InvalidInput.at('consentedOn', 'FUTURE_DATE', 'today or earlier');
    return this.#database.transaction(async (tx) => {
      const found = await this.#lifecycles.lock(tx, { type: 'goodsRequest', id });
      const [request]: { kind: string }[] = await tx.query('SELECT kind FROM goods_request WHERE id = $1', [id]);
      if (!found || request?.kind !== 'SUBSTITUTION') return NotFound.of('substitution');
      if (found.state !== 'asked') return WrongState.of(found.state, 'It is over');
      await tx.query('UPDATE goods_request SET consent = $2, consented_on = $3, version = version + 1 WHERE id = $1', [
        id,
        consent,
        consentedOn,
      ]);
      await this.#audit.record(tx, {
        action: 'goodsRequest.consented',
        subject: { type: 'goodsRequest', id },
        after: { consent, consentedOn },
      });
      return oneRequest(tx, id);
    });
  }

  async #write(tx: EntityManager, input: RequestGoodsInput, lines: readonly Line[]): Promise<string> {
    const { kind, franchiseeId, placeId, source } = input;
    const start = this.#lifecycles.start(goodsRequestLifecycle);
    const priced = kind === 'REPLENISHMENT' || kind === 'SPECIAL';
    const [made]: { id: string }[] = await tx.query(
      `INSERT INTO goods_request (lifecycle, lifecycle_version, state, kind, franchisee_id, place_id, source, reason, asked_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        start.lifecycle,
        start.lifecycleVersion,
        start.state,
        kind,
        kind === 'DIVERSION' ? null : franchiseeId,
        kind === 'DIVERSION' ? placeId : null,
        priced ? source : null,
        input.reason.trim(),
        currentActor().name,
      ],
    );
    const id = made?.id ?? '';
    await tx.query(
      `INSERT INTO goods_request_line (request_id, sku_id, quantity, unit_price_fen, original_sku_id)
       SELECT $1, "skuId", quantity, "unitPriceFen", "originalId"
       FROM jsonb_to_recordset($2::jsonb) AS l ("skuId" uuid, quantity integer, "unitPriceFen" bigint, "originalId" uuid)`,
      [id, JSON.stringify(lines)],
    );
    return id;
  }
}

function problemsOf({ kind, reason, source }: RequestGoodsInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (reason.trim() === '') problems.push({ path: 'reason', code: 'MISSING', message: 'why' });
  if ((kind === 'REPLENISHMENT' || kind === 'SPECIAL') && !source)
    problems.push({ path: 'source', code: 'MISSING', message: 'what it is taken from' });
  return problems;
}

async function linesOf(
  tx: EntityManager,
  { kind, lines }: RequestGoodsInput,
  problems: FieldProblem[],
): Promise<Line[]> {
  const codes = lines.flatMap(({ sku, original }) => [plainCode(sku), plainCode(original ?? '')]);
  const skus: { id: string; code: string; priceFen: number }[] = await tx.query(
    `SELECT k.id, k.code, t.contract_price_fen AS "priceFen" FROM sku k JOIN style t ON t.id = k.style_id WHERE k.code = ANY($1)`,
    [codes],
  );
  const known = new Map(skus.map((sku) => [sku.code, sku]));
  const seen = new Set<string>();
  return lines.flatMap(({ sku, quantity, unitPrice, original }, at) => {
    const problem = (field: string, code: string, message: string): void => {
      problems.push({ path: `lines.${at}.${field}`, code, message });
    };
    const found = known.get(plainCode(sku));
    const stands = known.get(plainCode(original ?? ''));
    if (!found) problem('sku', 'UNKNOWN_SKU', 'a SKU of the style master');
    else if (seen.has(found.id)) problem('sku', 'STANDS_TWICE', 'each SKU once');
    if (kind === 'SUBSTITUTION' && !stands) problem('original', 'UNKNOWN_SKU', 'the ordered SKU that it stands for');
    if (!found) return [];
    seen.add(found.id);
    const originalId = kind === 'SUBSTITUTION' ? (stands?.id ?? null) : null;
    return [{ skuId: found.id, quantity, unitPriceFen: unitPrice ?? found.priceFen, originalId }];
  });
}
