import { isBusinessDate } from '@kefu/office/calendar';
import type { RowScope } from '@kefu/platform/context';
import { type Sql, sql, sqlByValue } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { decodeCursor, encodeCursor } from '@kefu/platform/paging';
import { searchPatterns } from '@kefu/platform/search';
import { isUUID } from 'class-validator';
import type { TraderFilter, TraderOrder } from './trader-list.types.ts';
import { type TraderRow, traderColumns, traderScope, traderTables } from './trader-rows.ts';

/** A statement with its values. */
export interface Statement {
  readonly sql: Sql;
  readonly values: readonly unknown[];
}

/** What a page of traders is read by. */
export interface TraderPage {
  readonly scope: RowScope;
  readonly filter: TraderFilter;
  readonly order: TraderOrder;
  readonly first: number;
  readonly after?: string | null | undefined;
}

type CursorKey = string | number | boolean | null;

interface Order {
  /** Sort keys; the last one is unique. */
  readonly keys: readonly string[];
  /** Whether a cursor's key is one that PostgreSQL can compare with the sort key at this place. */
  readonly fits: readonly ((key: CursorKey) => boolean)[];
  readonly cursor: (row: TraderRow) => string;
}

const asText = { instants: 'text' } as const;

const text = (key: CursorKey): boolean => typeof key === 'string' && !key.includes('\0');
const id = (key: CursorKey): boolean => typeof key === 'string' && isUUID(key);
const day = (key: CursorKey): boolean => key === null || (typeof key === 'string' && isBusinessDate(key));

const byNumber: Order = { keys: ['t.number'], fits: [text], cursor: (row) => encodeCursor([row.number]) };
const byName: Order = {
  keys: ['t.name_key', 't.id'],
  fits: [text, id],
  cursor: (row) => encodeCursor([row.nameKey, row.id]),
};
const byTermEnd: Order = {
  keys: ['m.ends_on', 'm.trader_id'],
  fits: [day, id],
  cursor: (row) => encodeCursor([row.termEndsOn, row.id]),
};
/** How a list by term end goes on when the terms have run out. */
const byTermMissing: Order = { ...byTermEnd, keys: ['t.id'] };

const orders: Readonly<Record<TraderOrder, Order>> = {
  number: byNumber,
  numberDescending: byNumber,
  name: byName,
  nameDescending: byName,
  termEnd: byTermEnd,
  termEndDescending: byTermEnd,
};

// A list by term end walks along the terms; PostgreSQL would not turn a LEFT JOIN round by itself.
const termTables = traderTables.replace('LEFT JOIN term', 'JOIN term');

/** The cursor behind a row of a list in this order. */
export function traderCursor(order: TraderOrder, row: TraderRow): string {
  return orders[order].cursor(row);
}

/** Whether a list in this order has a second part: the traders without a term. */
export function hasTermlessPart({ order, filter }: TraderPage): boolean {
  return orders[order] === byTermEnd && !filter.termEndsFrom && !filter.termEndsTo;
}

/** Whether a cursor stands in the second part of a list by term end. */
export function standsInTermlessPart({ order, after }: TraderPage): boolean {
  return orders[order] === byTermEnd && !!after && cursorKeys(byTermEnd, after)[0] === null;
}

/**
 * One page of traders and one row beyond it. A list that nothing narrows is a named statement, planned once; values
 * that decide the plan (a rare tag, a small branch, a text) are planned for each time.
 * @throws KefuError BAD_INPUT for a cursor of another list
 */
export function traderPage(page: TraderPage, part: 'main' | 'termless' = 'main'): Statement {
  const order = part === 'termless' ? byTermMissing : orders[page.order];
  const descending = part === 'main' && page.order.endsWith('Descending');
  const values: unknown[] = [];
  const conditions = narrow(page, values);
  // Within one branch the index of (branch, number) fits whatever the branch.
  const one = isOneBranch(page.scope) && order === byNumber && conditions.length === 1 && values.length === 1;
  const plain = conditions.length === 0 || (one && !page.filter.branchIds?.length);
  if (part === 'termless') conditions.push('m.id IS NULL');
  const after = page.after && (part === 'main' || standsInTermlessPart(page)) ? page.after : undefined;
  if (after) {
    const from = cursorKeys(orders[page.order], after).slice(-order.keys.length);
    const bounds = from.map((value) => `$${values.push(value)}`);
    conditions.push(`(${order.keys.join(', ')}) ${descending ? '<' : '>'} (${bounds.join(', ')})`);
  }
  const statement = `SELECT ${traderColumns} FROM trader t ${order === byTermEnd ? termTables : traderTables}
    ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY ${order.keys.map((key) => (descending ? `${key} DESC` : key)).join(', ')} LIMIT $${values.push(page.first + 1)}`;
  const name = `trader.list.${page.order}.${part}${one ? '.branch' : ''}${after ? '.after' : ''}`;
  return { sql: plain ? sql(name, statement, asText) : sqlByValue(statement, asText), values };
}

function isOneBranch(scope: RowScope): boolean {
  return !scope.all && scope.branchIds.length === 1;
}

/** The keys in a cursor. @throws KefuError BAD_INPUT when they are none of this order */
function cursorKeys(order: Order, after: string): CursorKey[] {
  const keys = decodeCursor(after, order.fits.length);
  if (keys.every((key, place) => order.fits[place]?.(key))) return keys;
  throw new KefuError('BAD_INPUT', 'after: not a cursor of this list', { field: 'after' });
}

/** All traders of a list in its order, for a reader that takes them a few at a time; those without a term stand last among terms. */
export function allTraders(page: Pick<TraderPage, 'scope' | 'filter' | 'order'>): {
  text: string;
  values: readonly unknown[];
} {
  const values: unknown[] = [];
  const conditions = narrow(page, values);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const { keys } = orders[page.order];
  const direction = page.order.endsWith('Descending') ? 'DESC' : 'ASC';
  const order =
    orders[page.order] === byTermEnd
      ? `m.ends_on ${direction} NULLS LAST, m.trader_id ${direction}, t.id`
      : keys.map((key) => `${key} ${direction}`).join(', ');
  return { text: `SELECT ${traderColumns} FROM trader t ${traderTables} ${where} ORDER BY ${order}`, values };
}

/** Beyond this a total is not counted: people want to know whether to narrow, not how many a million are. */
export const countAtMost = 10_000;

/** Counts the traders of a list, stopping one beyond {@link countAtMost}. */
export function traderCount(page: Pick<TraderPage, 'scope' | 'filter'>): Statement {
  const values: unknown[] = [];
  const conditions = narrow(page, values);
  const needsTerm = page.filter.termEndsFrom || page.filter.termEndsTo;
  const tables = needsTerm ? 'LEFT JOIN term m ON m.trader_id = t.id AND m.renewed_by IS NULL' : '';
  return {
    sql: sqlByValue(`SELECT count(*) AS count FROM (SELECT FROM trader t ${tables}
      ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} LIMIT ${countAtMost + 1}) counted`),
    values,
  };
}

/** Scope and filter as conditions; enumerations stand in the text, where partial indexes see them. */
function narrow({ scope, filter }: Pick<TraderPage, 'scope' | 'filter'>, values: unknown[]): string[] {
  const conditions: string[] = [];
  const scoped = traderScope(scope, values);
  if (scoped !== 'TRUE') conditions.push(scoped);
  const value = (given: unknown): string => `$${values.push(given)}`;
  const [onlyBranch, ...moreBranches] = filter.branchIds ?? [];
  if (onlyBranch && moreBranches.length === 0) conditions.push(`t.branch_id = ${value(onlyBranch)}::uuid`);
  else if (onlyBranch) conditions.push(`t.branch_id = ANY(${value(filter.branchIds)}::uuid[])`);
  if (filter.kind) conditions.push(`t.kind = '${filter.kind}'`);
  if (filter.state) conditions.push(`t.state = '${filter.state}'`);
  if (filter.priority != null) conditions.push(filter.priority ? 't.priority' : 'NOT t.priority');
  if (filter.withoutMarketOwner != null) {
    conditions.push(`t.market_owner IS ${filter.withoutMarketOwner ? '' : 'NOT '}NULL`);
  }
  if (filter.withoutPhone != null) {
    const exists = 'EXISTS (SELECT FROM trader_phone any_phone WHERE any_phone.trader_id = t.id)';
    conditions.push(filter.withoutPhone ? `NOT ${exists}` : exists);
  }
  if (filter.tag) {
    conditions.push(`t.id IN (SELECT tagged.trader_id FROM trader_tag tagged WHERE tagged.tag = ${value(filter.tag)})`);
  }
  if (filter.termEndsFrom) conditions.push(`m.ends_on >= ${value(filter.termEndsFrom)}::date`);
  if (filter.termEndsTo) conditions.push(`m.ends_on <= ${value(filter.termEndsTo)}::date`);
  for (const pattern of filter.text ? searchPatterns(filter.text) : []) {
    conditions.push(`t.search_key LIKE ${value(pattern)}`);
  }
  return conditions;
}
