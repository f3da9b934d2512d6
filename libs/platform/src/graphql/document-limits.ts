import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { KefuError } from '../errors/index.ts';

/** What one document may hold. Far above what the console asks, far below what hurts. */
export const documentLimits = { tokens: 4000, depth: 12, fields: 1500, aliases: 30, directives: 60 } as const;

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * Refuses a document that is too large once its fragments are spread. Runs before validation, whose own work grows
 * with the square of what it is given; so it must bear documents that are not valid, fragments in circles included.
 * @throws KefuError TOO_COMPLEX naming the limit, BAD_DOCUMENT for several operations
 */
export function checkDocument(document: DocumentNode): void {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  // The compiled form of a document is remembered by its text, so another operation of it would be answered with the first.
  if (operations.length !== 1) throw new KefuError('BAD_DOCUMENT', 'Send exactly one operation in a document');
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const sizes = new Map<string, Size>();
  for (const { directives, selectionSet } of operations) {
    const size = sizeOf(selectionSet, fragments, sizes);
    const found = { ...size, directives: size.directives + (directives?.length ?? 0) };
    for (const limit of ['depth', 'fields', 'aliases', 'directives'] as const) {
      if (found[limit] > documentLimits[limit]) {
        throw new KefuError('TOO_COMPLEX', `The document has more than ${documentLimits[limit]} ${limit}`, {
          limit,
          atMost: documentLimits[limit],
        });
      }
    }
  }
}

function sizeOf(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  sizes: Map<string, Size>,
): Size {
  let { depth, fields, aliases, directives } = nothing;
  for (const selection of set.selections) {
    let inner = nothing;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      let known = sizes.get(name);
      if (!known && fragment) {
        // In a circle the fragment counts for nothing; validation refuses it afterwards.
        sizes.set(name, nothing);
        known = sizeOf(fragment.selectionSet, fragments, sizes);
        sizes.set(name, known);
      }
      inner = known ?? nothing;
      depth = Math.max(depth, inner.depth);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      inner = sizeOf(selection.selectionSet, fragments, sizes);
      depth = Math.max(depth, inner.depth);
    } else {
      fields++;
      if (selection.alias) aliases++;
      // Introspection nests deeply by its nature; graphql-js has a rule of its own for it.
      const introspection = selection.name.value.startsWith('__');
      if (selection.selectionSet) inner = sizeOf(selection.selectionSet, fragments, sizes);
      depth = Math.max(depth, introspection ? 1 : inner.depth + 1);
    }
    fields += inner.fields;
    aliases += inner.aliases;
    directives += inner.directives + (selection.directives?.length ?? 0);
  }
  return { depth, fields, aliases, directives };
}

/** A JSON text, which Mercurius would take for a parsed document, past the limit on tokens. */
const jsonText = /^[\s,]*(?:\{\s*["}]|["[\d-]|(?:null|true|false)\s*$)/;

/** Refuses a source that is no GraphQL text. @throws KefuError BAD_DOCUMENT */
export function checkSource(source: string): void {
  if (jsonText.test(source)) throw new KefuError('BAD_DOCUMENT', 'The document is no GraphQL text');
}
