import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Random } from './random.ts';

/** A GraphQL request, mostly malformed. */
export interface FuzzRequest {
  readonly query: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** Values that break programs: wrong types, borders, wildcards, quotes, broken Unicode, things that look like data. */
const junk: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1,
  50,
  101,
  2_147_483_648,
  9e15,
  -9e15,
  1.5,
  true,
  false,
  [],
  {},
  [null],
  [[[]]],
  { first: {} },
  '\0',
  '\u{1F4A5}',
  '\ud800',
  '%',
  '_',
  '\\',
  `' OR 1=1 --`,
  '$1',
  '2026-02-30',
  '2026-13-01',
  '9999-12-31',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  'not-a-uuid',
  'a'.repeat(5000),
  '李科美',
  '1.39E+10',
  'Infinity',
  'NaN',
  '__proto__',
  'MjAyNi0wMS0wMQ==',
  'eyJrIjpbXX0=',
  { __proto__: null, constructor: 1 },
  '1',
  '-0',
];

const splinters = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '!',
  '$',
  '@',
  '...',
  '"',
  '"""',
  '#',
  ',',
  '=',
  '|',
  '&',
  '\0',
  '\ufeff',
  '\u2028',
  'null',
  'true',
  '0',
  '-',
  '1e999',
  '99999999999999999999',
  '\\u',
  '"\\ud800"',
  'fragment',
  'on',
  'query',
  'mutation',
  'subscription',
  '__typename',
  '__schema',
  '@skip(if: true)',
  '@include(if: $x)',
  '@defer',
  '$x: Int',
  'first: 100000',
  '{ me { id } }',
  '李',
];

/** Makes requests out of a schema: every operation joins by itself. */
export class RequestMaker {
  readonly #random: Random;
  readonly #roots: { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> }[] = [];

  /** @param leaveOut operations that end the caller's own session, or take long by design */
  constructor(schema: GraphQLSchema, random: Random, leaveOut: readonly string[]) {
    this.#random = random;
    for (const [kind, type] of [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
    ] as const) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        if (!leaveOut.includes(field.name)) this.#roots.push({ kind, field });
      }
    }
  }

  /** The next request. */
  next(): FuzzRequest {
    const { kind, field } = this.#random.pick(this.#roots);
    const declared = field.args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ');
    const given = field.args.map((one) => `${one.name}: $${one.name}`).join(', ');
    const query = `${kind}${declared && `(${declared})`} { ${field.name}${given && `(${given})`}${this.#selection(field.type, 3)} }`;
    const variables = Object.fromEntries(field.args.map((one) => [one.name, this.#value(one.type, 3)]));
    switch (this.#random.below(10)) {
      case 0:
      case 1:
      case 2:
        return { query, variables };
      case 3:
        return { query, variables: this.#random.pick(junk) };
      case 4:
        return { query, variables, operationName: this.#random.pick(junk) };
      case 5:
        return { query: this.#random.chance(0.1) ? this.#random.pick(junk) : this.#mutate(query, 1), variables };
      default:
        return { query: this.#mutate(query, 1 + this.#random.below(6)), variables };
    }
  }

  #mutate(text: string, times: number): string {
    let mutated = text;
    for (let i = 0; i < times; i++) {
      const at = this.#random.below(mutated.length + 1);
      const length = this.#random.below(12);
      const part = mutated.slice(at, at + length);
      const rest = mutated.slice(at + length);
      switch (this.#random.below(5)) {
        case 0:
          mutated = mutated.slice(0, at) + rest;
          break;
        case 1:
          mutated = mutated.slice(0, at) + part + part + rest;
          break;
        case 2:
          mutated = `${mutated.slice(0, at)} ${this.#random.pick(splinters)} ${part}${rest}`;
          break;
        case 3:
          mutated = mutated.slice(0, at) + String.fromCharCode(this.#random.below(0x1_0000)) + rest;
          break;
        default:
          mutated =
            mutated.slice(0, at) + this.#random.pick(splinters).repeat(1 + this.#random.below(30)) + part + rest;
      }
    }
    return mutated;
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return '';
    if (isUnionType(named)) {
      return ` { __typename ${named
        .getTypes()
        .map((one) => `... on ${one.name}${this.#selection(one, depth - 1)}`)
        .join(' ')} }`;
    }
    const fields = Object.values(named.getFields()).filter(
      (one) =>
        one.args.every((arg) => !isNonNullType(arg.type)) && (depth > 1 || !isCompositeType(getNamedType(one.type))),
    );
    const inner = fields.map((one) => one.name + this.#selection(one.type, depth - 1)).join(' ');
    return isObjectType(named) && inner ? ` { ${inner} }` : ' { __typename }';
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    if (depth === 0 || this.#random.chance(0.15)) return this.#random.pick(junk);
    const bare = getNullableType(type);
    if (isListType(bare)) {
      return Array.from({ length: this.#random.below(4) }, () => this.#value(bare.ofType, depth - 1));
    }
    if (isEnumType(bare)) return this.#random.pick(bare.getValues()).name;
    if (isInputObjectType(bare)) {
      const fields = Object.values(bare.getFields()).filter(
        (one) => isNonNullType(one.type) || this.#random.chance(0.7),
      );
      return Object.fromEntries(fields.map((one) => [one.name, this.#value(one.type, depth - 1)]));
    }
    const fitting: Readonly<Record<string, (value: unknown) => boolean>> = {
      Int: (value) => Number.isInteger(value),
      Float: (value) => typeof value === 'number',
      Boolean: (value) => typeof value === 'boolean',
    };
    const name = getNamedType(bare).name;
    return this.#random.pick(junk.filter(fitting[name] ?? ((value) => typeof value === 'string')));
  }
}
