import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { KefuError } from '../errors/index.ts';

/** Fields that one request may ask for, every row of every page counted. */
export const mostFields = 20_000;
/** Rows that are reckoned for a list which the caller cannot page. */
const rowsOfPlainList = 5;
const rowsOfPageByDefault = 50;

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** Cost of one selection: a constant, and pages whose length comes with the variables. */
interface Plan {
  readonly constant: number;
  readonly pages: readonly { readonly variable: string; readonly byDefault: number; readonly row: Plan }[];
}

const plans = new WeakMap<DocumentNode, Plan>();

/**
 * Refuses a request that asks for too much: the number of fields it selects, each times the rows it asks for. The sum is
 * prepared once per document, so that a known document costs next to nothing.
 * @throws KefuError TOO_COMPLEX with the cost and the limit
 */
export function checkCost(schema: GraphQLSchema, document: DocumentNode, variables: Variables): void {
  let plan = plans.get(document);
  if (!plan) {
    plan = planOf(schema, document);
    plans.set(document, plan);
  }
  const cost = evaluate(plan, variables);
  if (cost > mostFields) {
    throw new KefuError('TOO_COMPLEX', `The request asks for ${Math.round(cost)} fields; at most ${mostFields}`, {
      limit: 'cost',
      cost: Math.round(cost),
      atMost: mostFields,
    });
  }
}

function evaluate(plan: Plan, variables: Variables): number {
  let cost = plan.constant;
  for (const { variable, byDefault, row } of plan.pages) {
    const given = variables?.[variable];
    cost += rows(typeof given === 'number' ? given : byDefault) * evaluate(row, variables);
  }
  return cost;
}

function rows(asked: number): number {
  return Number.isFinite(asked) ? Math.max(1, asked) : Number.MAX_SAFE_INTEGER;
}

function planOf(schema: GraphQLSchema, document: DocumentNode): Plan {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const defaults = new Map<string, number>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of one.variableDefinitions ?? []) {
      if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value));
    }
  }

  function ofSet(set: SelectionSetNode, typeName: string | undefined, paged: boolean): Plan {
    let constant = 0;
    const pages: Plan['pages'][number][] = [];
    const add = (plan: Plan): void => {
      constant += plan.constant;
      pages.push(...plan.pages);
    };
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(ofSet(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, paged));
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) add(ofSet(fragment.selectionSet, fragment.typeCondition.name.value, paged));
      } else {
        constant += 1;
        const { name, selectionSet, arguments: given = [] } = selection;
        if (!selectionSet || name.value.startsWith('__')) continue;
        const field = fieldOf(typeName, name.value);
        const first = field?.args.find((one) => one.name === 'first');
        const row = ofSet(selectionSet, field && getNamedType(field.type).name, first !== undefined);
        if (first) {
          const byDefault = typeof first.defaultValue === 'number' ? first.defaultValue : rowsOfPageByDefault;
          add(ofPage(given, byDefault, row));
        } else add(times(!paged && field && isListType(getNullableType(field.type)) ? rowsOfPlainList : 1, row));
      }
    }
    return { constant, pages };
  }

  function ofPage(given: readonly ArgumentNode[], byDefault: number, row: Plan): Plan {
    const value = given.find((one) => one.name.value === 'first')?.value;
    if (value?.kind === Kind.INT) return times(rows(Number(value.value)), row);
    if (value?.kind !== Kind.VARIABLE) return times(byDefault, row);
    const variable = value.name.value;
    return { constant: 0, pages: [{ variable, byDefault: defaults.get(variable) ?? byDefault, row }] };
  }

  function fieldOf(typeName: string | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
    const type = typeName === undefined ? undefined : schema.getType(typeName);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return { constant: 0, pages: [] };
  return ofSet(operation.selectionSet, schema.getRootType(operation.operation)?.name, false);
}

function times(factor: number, plan: Plan): Plan {
  return {
    constant: factor * plan.constant,
    pages: plan.pages.map((page) => ({ ...page, row: times(factor, page.row) })),
  };
}
