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

/** Every id that a generated call may name, tried one after the other. */
export type Values = (argument: string) => unknown;

/** A call of one root field with generated arguments and everything that its answer can tell, four levels deep. */
export interface GeneratedCall {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Makes a call of an operation from the schema alone, so that a new operation is tried without anybody's help. */
export function generateCall(
  schema: GraphQLSchema,
  root: 'Query' | 'Mutation',
  name: string,
  valueOf: Values,
): GeneratedCall {
  const field = rootField(schema, root, name);
  const variables = Object.fromEntries(
    field.args.map((argument) => [argument.name, inputValue(argument.name, argument.type, valueOf, argument)]),
  );
  const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const operation = root === 'Query' ? 'query' : 'mutation';
  return {
    query: `${operation}${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selection(field.type, 4)} }`,
    variables,
  };
}

/** A root field. @throws Error when the schema has none of this name. */
export function rootField(
  schema: GraphQLSchema,
  root: 'Query' | 'Mutation',
  name: string,
): GraphQLField<unknown, unknown> {
  const field = (root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
  if (!field) throw new Error(`The schema has no ${root}.${name}`);
  return field;
}

function inputValue(
  name: string,
  type: GraphQLInputType,
  valueOf: Values,
  input: GraphQLArgument | GraphQLInputField,
): unknown {
  if (isNonNullType(type)) return inputValue(name, type.ofType, valueOf, input);
  if (isListType(type)) return [inputValue(name, type.ofType, valueOf, input)];
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || /id$/i.test(field.name),
    );
    return Object.fromEntries(
      required.map((field) => [field.name, inputValue(field.name, field.type, valueOf, field)]),
    );
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (name === 'first') return 5;
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
      return /^(on|from|to|day|endsOn|startsOn|date)$|Date$|On$/.test(name) ? '2026-11-23' : (valueOf(name) ?? 'x');
  }
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
