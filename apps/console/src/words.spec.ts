import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseAst } from 'vite';

const src = import.meta.dirname;
const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('gql/') && !path.endsWith('.spec.ts'));
const wordFiles = files.filter((path) => path.includes('messages/'));
const codeFiles = files.filter((path) => !path.includes('messages/'));

/** Any node of a syntax tree. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* nodesOf(child);
  }
}

const treeOf = (path: string): Node[] => [
  ...nodesOf(parseAst(readFileSync(join(src, path), 'utf8'), { lang: path.endsWith('x') ? 'tsx' : 'ts' })),
];
const isText = (value: unknown): value is string => typeof value === 'string' && /\p{L}/u.test(value);
const lineOf = (path: string, node: Node): string =>
  `${path}:${readFileSync(join(src, path), 'utf8').slice(0, Number(node.start)).split('\n').length}`;

describe('the words of the console (X12)', () => {
  const words: Record<string, Record<string, string>> = {};
  const trees = new Map<string, Node[]>();

  beforeAll(async () => {
    for (const language of languages) {
      words[language] = {};
      for (const path of wordFiles.filter((file) => file.endsWith(`/${language}.ts`))) {
        const file = (await import(join(src, path))) as { default: Record<string, string> };
        for (const [id, text] of Object.entries(file.default)) {
          if (id in words[language]) throw new Error(`${id} stands twice, again in ${path}`);
          words[language][id] = text;
        }
      }
    }
    for (const path of codeFiles) trees.set(path, treeOf(path));
  });

  it('have every message in each of the three languages', () => {
    for (const language of languages) {
      expect(Object.keys(words[language] ?? {}).toSorted()).toEqual(Object.keys(words['zh-Hant'] ?? {}).toSorted());
    }
  });

  it('are empty in none', () => {
    const empty = languages.flatMap((language) =>
      Object.entries(words[language] ?? {})
        .filter(([, text]) => text.trim() === '')
        .map(([id]) => `${language}: ${id}`),
    );
    expect(empty).toEqual([]);
  });

  it('take the same placeholders in each language', () => {
    const placeholders = (text: string | undefined): string =>
      [...new Set([...(text ?? '').matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].toSorted().join();
    const uneven = Object.keys(words['zh-Hant'] ?? {}).filter((id) =>
      languages.some((language) => placeholders(words[language]?.[id]) !== placeholders(words['zh-Hant']?.[id])),
    );
    expect(uneven).toEqual([]);
  });

  it('have no Chinese left in English', () => {
    const left = Object.entries(words.en ?? {}).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(left).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set<string>();
    const begun = new Set<string>();
    for (const tree of trees.values()) {
      for (const node of tree) {
        if (node.type === 'Literal' && typeof node.value === 'string') used.add(node.value);
        // open('prefix', name): an open vocabulary (shell/text.ts).
        if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'open') {
          const [first] = node.arguments as Node[];
          if (typeof first?.value === 'string') begun.add(`${first.value}.`);
        }
        if (node.type === 'TemplateLiteral') {
          const first = (node.quasis as { value: { cooked: string } }[])[0]?.value.cooked ?? '';
          if (first.includes('.')) begun.add(first);
        }
      }
    }
    const idle = Object.keys(words['zh-Hant'] ?? {}).filter(
      (id) => !used.has(id) && ![...begun].some((start) => id.startsWith(start)),
    );
    expect(idle).toEqual([]);
  });

  it('are known to the shell and the cockpit before any page of a desk is opened', () => {
    const late = new Set(
      wordFiles
        .filter((path) => /\/messages\/pages\/(.*\/)?zh-Hant\.ts$/.test(path))
        .flatMap((path) =>
          [...readFileSync(join(src, path), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map((found) => found[1]),
        ),
    );
    expect(late.size).toBeGreaterThan(100);
    const early = codeFiles.filter((path) => /^(shell|ui)\/|desk\.tsx$|\.card\.tsx$/.test(path));
    const unknown = early.flatMap((path) =>
      (trees.get(path) ?? [])
        .filter(({ type, value }) => type === 'Literal' && typeof value === 'string' && late.has(value))
        .map((node) => `${path} says ${String(node.value)}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are never written into the page itself', () => {
    const spoken = new Set(['title', 'label', 'placeholder', 'alt', 'aria-label', 'description', 'extra']);
    const raw: string[] = [];
    for (const [path, tree] of trees) {
      for (const node of tree) {
        if (node.type === 'JSXText' && isText(node.value)) raw.push(`${lineOf(path, node)} ${node.value.trim()}`);
        if (node.type === 'JSXExpressionContainer' && isNode(node.expression)) {
          const { expression } = node;
          if (expression.type === 'Literal' && isText(expression.value) && /\p{Script=Han}/u.test(expression.value)) {
            raw.push(`${lineOf(path, node)} ${expression.value}`);
          }
        }
        if (node.type === 'JSXAttribute' && isNode(node.name) && isNode(node.value)) {
          const { name, value } = node;
          if (spoken.has(String(name.name)) && value.type === 'Literal' && isText(value.value)) {
            raw.push(`${lineOf(path, node)} ${value.value}`);
          }
        }
      }
    }
    expect(raw).toEqual([]);
  });
});
