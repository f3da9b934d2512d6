import { Kind, OperationTypeNode, parse } from 'graphql';

/**
 * One text for equal inputs of a mutation: the document, the operation's name, the variables whatever the order of their
 * keys. Undefined for anything but a mutation, and for what is no GraphQL at all: that is refused elsewhere.
 */
export function mutationInput(body: unknown): string | undefined {
  const { query, operationName, variables } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof query !== 'string' || !isMutation(query)) return undefined;
  return JSON.stringify([query, operationName ?? null, inOrder(variables ?? null)]);
}

/** The same as for every document; more is refused elsewhere. */
const mostTokens = 4000;

function isMutation(query: string): boolean {
  try {
    return parse(query, { maxTokens: mostTokens }).definitions.some(
      (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION,
    );
  } catch {
    return false;
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}
