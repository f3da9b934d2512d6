import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, parseAst } from 'vite';

/** What files say as the screen does: whatever the audit may hold, and permissions. */
const groups = ['audit.', 'jobs.scheduleName.', 'identity.permission.', 'identity.scope.'];

interface Node {
  readonly type: string;
  readonly key?: { readonly value?: unknown };
  readonly value?: unknown;
  readonly [member: string]: unknown;
}

/** Gives the API the words of the console that exported files need (apps/api/src/console-words.ts). */
export function fileWords(): Plugin {
  let sources = '';
  return {
    name: 'kefu-file-words',
    apply: 'build',
    configResolved: ({ root }) => {
      sources = join(root, 'src/desks');
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'file-words.json', source: JSON.stringify(wordsUnder(sources)) });
    },
  };
}

/** The words of {@link groups} in the files of words under a folder, by language. */
export function wordsUnder(folder: string): Record<string, Record<string, string>> {
  const texts: Record<string, Record<string, string>> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const [, language] = /[\\/]messages[\\/].*?(zh-Hant|zh-Hans|en)\.ts$/.exec(path) ?? [];
    if (!language) continue;
    const said = (texts[language] ??= {});
    for (const { type, key, value } of nodesOf(parseAst(readFileSync(join(folder, path), 'utf8'), { lang: 'ts' }))) {
      const id = key?.value;
      const text = (value as Node | undefined)?.value;
      if (type !== 'Property' || typeof id !== 'string' || typeof text !== 'string') continue;
      if (groups.some((group) => id.startsWith(group))) said[id] = text;
    }
  }
  return texts;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null && typeof (value as Node).type === 'string') {
    yield value as Node;
    for (const child of Object.values(value)) yield* nodesOf(child);
  }
}
