import * as fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { KefuError } from '../errors/index.ts';
import { checkCost, mostFields } from './document-cost.ts';
import { checkDocument, checkSource } from './document-limits.ts';
import { documentProblem } from './document-problem.ts';

const schema = buildSchema(`
  type Query { traders(first: Int! = 50): Traders, all: [Trader!]! }
  type Traders { nodes: [Trader!]!, total: Int }
  type Trader { name: String, phones: [Phone!]!, notes(first: Int! = 10): Notes }
  type Notes { nodes: [Note!]! }
  type Note { text: String }
  type Phone { masked: String }
`);

function refusal(work: () => void): Pick<KefuError, 'code' | 'extensions'> | undefined {
  try {
    work();
  } catch (error) {
    return error as KefuError;
  }
  return undefined;
}

const cost = (document: string, variables: Record<string, unknown> = {}) =>
  refusal(() => checkCost(schema, parse(document), variables))?.extensions.cost;

describe('the cost of a request (X10)', () => {
  it.each([
    ['a page of literals', '{ traders(first: 200) { nodes { name phones { masked } } total } }', {}],
    ['a page by its default', '{ traders { nodes { name notes { nodes { text } } } } }', {}],
    ['a page by a variable', 'query($n: Int!) { traders(first: $n) { nodes { name } } }', { n: 200 }],
  ])('lets %s pass', (_, document, variables) => {
    expect(cost(document, variables)).toBeUndefined();
  });

  it.each([
    ['pages within pages', '{ traders(first: 200) { nodes { notes(first: 200) { nodes { text } } } } }', {}],
    [
      'the same by variables',
      'query($n: Int!) { traders(first: $n) { nodes { notes(first: $n) { nodes { text } } } } }',
      { n: 200 },
    ],
    [
      'the same by a default of a variable',
      'query($n: Int! = 200) { traders(first: $n) { nodes { notes(first: $n) { nodes { text } } } } }',
      {},
    ],
    [
      'the same through fragments',
      '{ traders(first: 200) { ...a } } fragment a on Traders { nodes { ...b } } fragment b on Trader { notes(first: 200) { nodes { text } } }',
      {},
    ],
    ['a number past all numbers', 'query($n: Int!) { traders(first: $n) { nodes { name } } }', { n: 1e308 }],
  ])('refuses %s', (_, document, variables) => {
    expect(cost(document, variables)).toBeGreaterThan(mostFields);
  });

  it('is reckoned anew for each request of a document that is known', () => {
    const document = parse('query($n: Int!) { traders(first: $n) { nodes { notes(first: $n) { nodes { text } } } } }');
    expect(refusal(() => checkCost(schema, document, { n: 10 }))).toBeUndefined();
    expect(refusal(() => checkCost(schema, document, { n: 200 }))?.code).toBe('TOO_COMPLEX');
    expect(refusal(() => checkCost(schema, document, { n: 10 }))).toBeUndefined();
  });
});

describe('the size of a document (X10)', () => {
  it('counts what fragments spread, however they are nested, in no time', () => {
    const bomb = Array.from({ length: 60 }, (_, i) => `fragment f${i} on T { ...f${i + 1} ...f${i + 1} }`).join(' ');
    expect(refusal(() => checkDocument(parse(`{ ...f0 } ${bomb} fragment f60 on T { a }`)))?.code).toBe('TOO_COMPLEX');
  });

  it('bears fragments in circles, which validation refuses', () => {
    expect(refusal(() => checkDocument(parse('{ ...a } fragment a on T { b { ...a } }')))).toBeUndefined();
  });

  it('counts no depth twice and none too few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (depth) => {
        const document = parse(`${'{ a '.repeat(depth)}${'}'.repeat(depth)}`);
        return (refusal(() => checkDocument(document))?.code === 'TOO_COMPLEX') === depth > 12;
      }),
    );
  });

  it.each(['{"kind":"Document"}', ' [1]', '"text"', 'null', '{}', '-1'])(
    'takes no JSON for a document: %j',
    (source) => {
      expect(refusal(() => checkSource(source))?.code).toBe('BAD_DOCUMENT');
    },
  );

  it.each(['{ me { id } }', '# "a"\n{ me { id } }', 'query nullable { a }', ',{a}', '{...f} fragment f on T {a}'])(
    'takes %j for one',
    (source) => {
      expect(refusal(() => checkSource(source))).toBeUndefined();
    },
  );
});

describe('what is told of a wrong document (X10)', () => {
  it('holds no value that was sent', () => {
    const secret = '110105194912310021';
    for (const message of [
      `Variable "$input" got invalid value "${secret}" at "input.phones[0]"; Expected type "Int".`,
      `Variable "$input" got invalid value { phone: "${secret}" }; Field "phone" is not defined by type "X".`,
      `Int cannot represent non-integer value: "${secret}"`,
      `Syntax Error: Expected Name, found String "${secret}".`,
      `Syntax Error: Unexpected Int "${secret}".`,
      `Value "${secret}" does not exist in "Kind" enum.`,
      `Expected value of type "Int", found "${secret}".`,
      `String cannot represent a non string value: ${secret}`,
    ]) {
      expect(JSON.stringify(documentProblem(new Error(message)))).not.toContain(secret);
    }
  });

  it('names the place of a wrong variable', () => {
    const message =
      'Variable "$input" got invalid value 1 at "input.phones[0]"; String cannot represent a non string value: 1';
    expect(documentProblem(new Error(message)).extensions).toEqual({
      code: 'BAD_INPUT',
      fields: [{ path: 'input.phones.0', code: 'WRONG_TYPE', message: 'must be of type String' }],
    });
  });
});
