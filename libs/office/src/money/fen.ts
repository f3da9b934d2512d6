import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** An amount of money in fen: a whole number, exact up to 2^53. 100 fen are a yuan. */
export type FenAmount = number;

/** Money over GraphQL: a whole number of fen, which `Int` with its 31 bits could not hold. */
export const Fen = new GraphQLScalarType<FenAmount, number>({
  name: 'Fen',
  description: 'An amount in fen (分), a whole number: 12345 is ¥123.45.',
  serialize: fen,
  parseValue: fen,
  parseLiteral: (node) => fen(node.kind === Kind.INT ? Number(node.value) : undefined),
});

function fen(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new GraphQLError('Fen: expected a whole number');
  return value;
}

/** An amount as people read it: `1,234.56`, without a sign of the currency. */
export function yuanText(amount: FenAmount): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}
