import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/**
 * An instant in UTC. A resolver may hand over a Date, or the ISO text itself where it comes straight from the
 * database (`instants: 'text'`).
 */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in UTC as ISO 8601, such as 2026-11-23T10:15:30Z.',
  serialize: (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('DateTime: not an instant');
  },
  parseValue: (value) => instant(value),
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : undefined),
});

function instant(value: unknown): Date {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  if (!date || Number.isNaN(date.getTime()))
    throw new GraphQLError('DateTime: expected ISO 8601, such as 2026-11-23T10:15:30Z');
  return date;
}
