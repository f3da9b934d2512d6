import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { KefuError } from '../errors/index.ts';

/** The most rows that one page may hold. */
export const maxPage = 200;

/** Keyset paging: the page after a cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `At most ${maxPage}` })
  @IsInt()
  @Min(1)
  @Max(maxPage)
  first: number = 50;

  @Field(() => String, { nullable: true, description: 'endCursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string | null;
}

/** Where a page stands in its list. */
@ObjectType()
export class PageInfo {
  @Field()
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** A page of a list. */
export interface Connection<Node> {
  nodes: Node[];
  pageInfo: PageInfo;
}

/** Makes the GraphQL type `<Node>Connection`; extend it where a total is offered. */
export function connectionOf<Node extends object>(node: new () => Node): abstract new () => Connection<Node> {
  @ObjectType({ isAbstract: true })
  abstract class NodeConnection implements Connection<Node> {
    @Field(() => [node])
    nodes!: Node[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return NodeConnection;
}

/** An opaque cursor from the sort keys of a row, the id last as tie-break. */
export function encodeCursor(keys: readonly (string | number | boolean | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Whether a key inside a cursor can be what the column it is compared with holds. */
export type CursorKey = (key: unknown) => boolean;

/** The kinds of key that lists are sorted by: what a caller made up never reaches the database. */
export const cursorKeys = {
  id: (key) => typeof key === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(key),
  integer: (key) => typeof key === 'number' && Number.isInteger(key) && Math.abs(key) < 2 ** 31,
  serial: (key) => Number.isSafeInteger(key),
  text: (key) => typeof key === 'string' && !key.includes('\0'),
} as const satisfies Record<string, CursorKey>;

/**
 * The sort keys inside a cursor.
 * @param shape how many keys there are, or what each of them must be
 * @throws KefuError BAD_INPUT when it is not one of ours or its keys have another shape.
 */
export function decodeCursor(
  cursor: string,
  shape: number | readonly CursorKey[],
): (string | number | boolean | null)[] {
  const length = typeof shape === 'number' ? shape : shape.length;
  const fits = (key: unknown, i: number): boolean => typeof shape === 'number' || shape[i]?.(key) === true;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const plain = (key: unknown): boolean => key === null || ['string', 'number', 'boolean'].includes(typeof key);
    if (Array.isArray(keys) && keys.length === length && keys.every(plain) && keys.every(fits)) return keys;
  } catch {
    // Falls through to the refusal.
  }
  throw new KefuError('BAD_INPUT', 'after: not a cursor of this list', { field: 'after' });
}

/** Cuts a page from rows read one beyond its size. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  first: number,
  node: (row: Row) => Node,
  cursor: (row: Row) => string,
): Connection<Node> {
  const kept = rows.length > first ? rows.slice(0, first) : rows;
  const last = kept.at(-1);
  return {
    nodes: kept.map(node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : cursor(last) },
  };
}
