import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Where the operations of a schema begin. */
export type Root = 'Query' | 'Mutation' | 'Subscription';

export function isRoot(name: string): name is Root {
  return name === 'Query' || name === 'Mutation' || name === 'Subscription';
}

/** Every id that a generated call may name, tried one after the other. */
export type Values = (argument: string) => unknown;

/** Texts that must have a form of their own. */
const instead: Readonly<Record<string, string>> = {
  from: '2026-11-01',
  to: '2026-12-31',
  asOf: '2026-11-01',
  period: '2026-10',
  month: '2026-10',
};

/** Arguments that a call gives: every one, or those only without which it is none. */
export type Which = 'every' | 'required';

/** A call of one root field with generated arguments and everything that its answer can tell, four levels deep. */
export interface GeneratedCall {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Makes a call of an operation from the schema alone, so that a new operation is tried without anybody's help. */
export function generateCall(
  schema: GraphQLSchema,
  root: Root,
  name: string,
  valueOf: Values,
  which: Which = 'every',
): GeneratedCall {
  const field = rootField(schema, root, name);
  const given = field.args.filter((argument) => which === 'every' || isNonNullType(argument.type));
  const variables = Object.fromEntries(
    given.map((argument) => [argument.name, inputValue(argument.name, argument.type, valueOf, which, argument)]),
  );
  const declared = given.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return {
    query: `${root.toLowerCase()}${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selection(field.type, 4)} }`,
    variables,
  };
}

/** A root field. @throws Error when the schema has none of this name. */
export function rootField(schema: GraphQLSchema, root: Root, name: string): GraphQLField<unknown, unknown> {
  const types = {
    Query: schema.getQueryType(),
    Mutation: schema.getMutationType(),
    Subscription: schema.getSubscriptionType(),
  };
  const field = types[root]?.getFields()[name];
  if (!field) throw new Error(`The schema has no ${root}.${name}`);
  return field;
}

function inputValue(
  name: string,
  type: GraphQLInputType,
  valueOf: Values,
  which: Which,
  input: GraphQLArgument | GraphQLInputField,
): unknown {
  if (isNonNullType(type)) return inputValue(name, type.ofType, valueOf, which, input);
  if (isListType(type)) return [inputValue(name, type.ofType, valueOf, which, input)];
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) =>
        isNonNullType(field.type) ||
        (which === 'every' && (/(ids?|^add)$/i.test(field.name) || isListOfInputs(field.type))),
    );
    return Object.fromEntries(
      required.map((field) => [field.name, inputValue(field.name, field.type, valueOf, which, field)]),
    );
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (name === 'first') return 20;
  if (name === 'after') return null;
  if (input.defaultValue !== undefined) return input.defaultValue;
  switch (type.name) {
    case 'ID':
      return valueOf(name);
    case 'Int':
    case 'Fen':
    case 'Float':
      return name === 'year' ? 2026 : 1;
    case 'Boolean':
      return false;
    case 'DateTime':
      return '2026-11-23T00:00:00Z';
    default:
      return instead[name] ?? (/^(on|day|date)$|Date$|On$/.test(name) ? '2026-11-23' : (valueOf(name) ?? 'x'));
  }
}

function isListOfInputs(type: GraphQLInputType): boolean {
  return isListType(type) && isInputObjectType(getNamedType(type));
}

function selection(type: GraphQLOutputType, depth: number, clashing = new Set<string>()): string {
  const named: GraphQLNamedType = getNamedType(type);
  if (isUnionType(named)) {
    const clashes = namesOfManyTypes(named.getTypes());
    const members = named.getTypes().map((member) => `... on ${member.name} ${selection(member, depth, clashes)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) return [];
    const inner = getNamedType(field.type);
    const composite = isObjectType(inner) || isInterfaceType(inner) || isUnionType(inner);
    if (composite && depth <= 1) return [];
    const alias = clashing.has(field.name) ? `${named.name}_${field.name}: ` : '';
    return [`${alias}${field.name} ${composite ? selection(field.type, depth - 1) : ''}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Fields that members of a union give different types: without an alias the document would not be valid. */
function namesOfManyTypes(members: readonly GraphQLObjectType[]): Set<string> {
  const types = new Map<string, Set<string>>();
  for (const member of members) {
    for (const field of Object.values(member.getFields())) {
      const known = types.get(field.name) ?? new Set();
      types.set(field.name, known.add(String(field.type)));
    }
  }
  return new Set([...types].filter(([, of]) => of.size > 1).map(([name]) => name));
}
