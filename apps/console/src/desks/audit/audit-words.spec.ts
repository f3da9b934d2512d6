import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseAst } from 'vite';

const desks = new URL('..', import.meta.url).pathname;
const libs = new URL('../../../../../libs', import.meta.url).pathname;

/** Any node of a syntax tree. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null && typeof (value as Node).type === 'string') {
    yield value as Node;
    for (const child of Object.values(value)) yield* nodesOf(child);
  }
}

const member = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === 'ObjectExpression'
    ? ((node.properties as Node[]).find(({ key }) => nameOf(key as Node | undefined) === name)?.value as
        | Node
        | undefined)
    : undefined;
const nameOf = (key: Node | undefined): string => {
  const name = key?.name ?? key?.value;
  return typeof name === 'string' ? name : '';
};
const textsIn = (node: Node | undefined): string[] =>
  [...nodesOf(node)].flatMap(({ type, value }) => (type === 'Literal' && typeof value === 'string' ? [value] : []));
const fieldsOf = (node: Node | undefined): string[] =>
  node?.type === 'ObjectExpression'
    ? (node.properties as Node[]).flatMap(({ key, computed }) => (key && !computed ? [nameOf(key as Node)] : []))
    : [];

const isSubject = (node: Node): boolean =>
  node.type === 'ObjectExpression' &&
  fieldsOf(node)
    .toSorted((a, b) => a.localeCompare(b))
    .join(' ') === 'id type';

/** What the server's sources write into the audit: whatever somebody adds is asked for here. */
function written(): { actions: string[]; subjects: string[]; fields: string[] } {
  const found = { actions: new Set<string>(), subjects: new Set<string>(), fields: new Set<string>() };
  const sources = readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/src/') && !path.includes('node_modules') && /(?<!\.it|\.spec)\.ts$/.test(path))
    .map((path) => readFileSync(join(libs, path), 'utf8'))
    .filter((source) => source.includes('AuditTrail') || source.includes('TypedAudit'));
  for (const source of sources) {
    for (const node of nodesOf(parseAst(source, { lang: 'ts' }))) {
      if (member(node, 'action') && member(node, 'subject')) {
        for (const action of textsIn(member(node, 'action'))) if (action.includes('.')) found.actions.add(action);
        for (const part of ['before', 'after']) {
          for (const field of fieldsOf(member(node, part))) found.fields.add(field);
        }
      }
      // A private method of the room that records: `this.#record(tx, 'task.done', …, { evidence })`.
      if (
        node.type === 'CallExpression' &&
        /record/i.test(nameOf((node.callee as Node).property as Node | undefined))
      ) {
        const given = (node.arguments as Node[]).filter((one, at) => at > 0 || one.name === 'tx');
        if (given.length < (node.arguments as Node[]).length) continue;
        const actions = given.flatMap((one) => textsIn(one.type === 'ObjectExpression' ? undefined : one));
        const recorded = actions.filter((text) => /^[a-z]\w+\.[a-z]\w+$/.test(text));
        for (const action of recorded) found.actions.add(action);
        if (recorded.length > 0) for (const one of given) for (const field of fieldsOf(one)) found.fields.add(field);
      }
      const type = textsIn(member(node, 'type'));
      if (isSubject(node) && type.length === 1) found.subjects.add(type[0] ?? '');
    }
  }
  return { actions: [...found.actions], subjects: [...found.subjects], fields: [...found.fields] };
}

/** The words of every desk's pages: each desk names its own actions. */
async function wordsOfDesks(): Promise<Record<string, string>> {
  const files = readdirSync(desks, { recursive: true, encoding: 'utf8' })
    .filter((path) => /messages\/pages\/(.*\/)?zh-Hant\.ts$/.test(path))
    .map(async (path) => ((await import(join(desks, path))) as { default: Record<string, string> }).default);
  return Object.assign({}, ...(await Promise.all(files))) as Record<string, string>;
}

describe('the audit (X2)', () => {
  let found: ReturnType<typeof written>;
  let words: Record<string, string>;
  beforeAll(async () => {
    found = written();
    words = await wordsOfDesks();
  });

  it('names every action that the server writes in words', () => {
    expect(found.actions.length).toBeGreaterThan(40);
    expect(found.actions.filter((action) => !(`audit.action.${action}` in words))).toEqual([]);
  });

  it('names every subject in words', () => {
    expect(found.subjects.length).toBeGreaterThan(15);
    expect(found.subjects.filter((subject) => !(`audit.subject.${subject}` in words))).toEqual([]);
  });

  it('names every field in words', () => {
    expect(found.fields.length).toBeGreaterThan(40);
    expect(found.fields.filter((field) => !(`audit.field.${field}` in words))).toEqual([]);
  });

  it('names in words whatever the house does by itself', () => {
    const doing = readdirSync(libs, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes('/src/') && !path.includes('node_modules') && /(?<!\.it|\.spec)\.ts$/.test(path))
      .flatMap((path) => [...readFileSync(join(libs, path), 'utf8').matchAll(/name: '(\w+\.\w+)', every/g)])
      .flatMap(([, name]) => name ?? []);
    expect(doing.length).toBeGreaterThan(5);
    expect(doing.filter((name) => !(`jobs.scheduleName.${name}` in words))).toEqual([]);
    expect(doing.filter((name) => !(`jobs.found.${name}` in words))).toEqual([]);
  });
});
