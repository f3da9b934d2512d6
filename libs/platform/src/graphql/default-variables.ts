import { type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

const known = new WeakMap<DocumentNode, Variables>();

/**
 * Fills in the defaults of variables that may not be null and were not sent, which graphql-jit forgets: it refuses
 * `query($first: Int! = 50)` without `first`, though only from the document's second request on.
 * @returns what a Mercurius hook returns to change the variables, or nothing where all were sent
 */
export function withDefaults(
  document: DocumentNode,
  variables: Variables | null | undefined,
): { variables: Record<string, unknown> } | undefined {
  let defaults = known.get(document);
  if (!defaults) known.set(document, (defaults = defaultsOf(document)));
  let filled: Record<string, unknown> | undefined;
  for (const name in defaults) {
    if (variables?.[name] === undefined) (filled ??= { ...variables })[name] = defaults[name];
  }
  return filled && { variables: filled };
}

function defaultsOf(document: DocumentNode): Variables {
  const defaults: Record<string, unknown> = {};
  for (const one of document.definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type, defaultValue } of one.variableDefinitions ?? []) {
      if (type.kind === Kind.NON_NULL_TYPE && defaultValue) {
        defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
      }
    }
  }
  return defaults;
}
