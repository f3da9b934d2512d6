import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Every hand-written source file of the house. */
const sources = ['libs', 'apps'].flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/src\/.*\.tsx?$/.test(path) && !/node_modules|\/dist\/|\/gql\//.test(path))
    .map((path) => join(floor, path)),
);

/** Floors from the ground up; nothing looks up. */
const floors = ['libs/platform', 'libs/office', 'libs/', 'apps/'];
const floorOf = (path: string): number => floors.findIndex((floor) => path.startsWith(floor));

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from\s+'([^']+)'/gms)].map((match) => match[1] ?? '');
}

describe('the house', () => {
  it('lets no floor look up', () => {
    const upward: string[] = [];
    for (const path of sources) {
      for (const target of importsOf(path)) {
        const library = /^@kefu\/([a-z-]+)/.exec(target)?.[1];
        if (library && floorOf(`libs/${library}`) > floorOf(path)) upward.push(`${path} → ${target}`);
      }
    }
    expect(upward).toEqual([]);
  });

  it('keeps relative imports inside the package they stand in', () => {
    const astray = sources.flatMap((path) => {
      const home = path.split('/').slice(0, 2).join('/');
      return importsOf(path)
        .filter((target) => target.startsWith('.'))
        .map((target) => relative(root, resolve(root, dirname(path), target)))
        .filter((target) => !target.startsWith(`${home}/`))
        .map((target) => `${path} → ${target}`);
    });
    expect(astray).toEqual([]);
  });

  it('declares every package that it imports; what `npm start` compiles needs none of the tests’', () => {
    const undeclared = new Set<string>();
    const workspace = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const path of sources) {
      const home = path.split('/').slice(0, 2).join('/');
      const manifest = JSON.parse(readFileSync(join(root, home, 'package.json'), 'utf8')) as {
        name: string;
        dependencies?: Record<string, string>;
        devDependencies?: Record<string, string>;
      };
      const test = /\.(spec|it|e2e)\.tsx?$/.test(path);
      for (const target of importsOf(path)) {
        if (/^(\.|node:|virtual:)/.test(target)) continue;
        const name = target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/');
        const declared = manifest.dependencies?.[name] ?? (test ? manifest.devDependencies?.[name] : undefined);
        const ofTheTests = test && name in workspace.devDependencies;
        if (!declared && !ofTheTests) undeclared.add(`${home}: ${name}`);
      }
    }
    expect([...undeclared]).toEqual([]);
  });

  it('has no room named for no concept', () => {
    expect(sources.filter((path) => /\/(utils?|helpers?|common|misc|shared)\//.test(path))).toEqual([]);
  });

  it('keeps a file to 300 lines, a resolver to 100, a service to 200', () => {
    const limit = (path: string): number =>
      path.endsWith('.resolver.ts') ? 100 : path.endsWith('.service.ts') ? 200 : 300;
    const long = sources
      .filter((path) => !/\.(spec|it|e2e)\.tsx?$|\/migrations\/|\/messages\//.test(path))
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > limit(path))
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(long).toEqual([]);
  });
});
