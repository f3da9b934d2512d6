/**
 * Puts what tsc compiled, and the packages it uses, into a few files under `build/`. Read one by one, nearly five thousand modules cost each
 * process more than half of its start (docs/performance.md). Packages that find files of their own beside them stay outside: they are
 * the `dependencies` of the root's package.json, so that they are found from `build/`.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './install.mjs';

const folder = join(root, 'build');

/** What is run as a process. */
const programs = {
  api: 'apps/api/dist/main.js',
  'set-up': 'apps/api/dist/setup.js',
  worker: 'apps/worker/dist/main.js',
  'sandbox-gateway': 'apps/worker/dist/sandbox-gateway.js',
};

/** What is run as a thread: modules that are named to `compiledModule`, by which they are found at run time. */
function threads() {
  const libraries = readdirSync(join(root, 'libs')).map((name) => join(root, 'libs', name, 'dist'));
  const found = {};
  for (const library of libraries) {
    for (const name of readdirSync(library, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.js')) continue;
      const file = join(library, name);
      for (const [, source] of readFileSync(file, 'utf8').matchAll(/compiledModule\(new URL\('([^']+)\.ts'/g)) {
        const thread = resolve(dirname(file), `${source}.js`);
        if (found[basename(source)]) throw new Error(`Two threads are called ${source}: ${thread}`);
        found[basename(source)] = thread;
      }
    }
  }
  return found;
}

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bundle = await rolldown({
  cwd: root,
  platform: 'node',
  input: { ...programs, ...threads() },
  external: (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
  // Packages try what is not installed, and go on without.
  onLog: (level, log, say) => log.code === 'UNRESOLVED_IMPORT' || log.code === 'EVAL' || say(level, log),
});
rmSync(folder, { recursive: true, force: true });
await bundle.write({
  dir: folder,
  format: 'esm',
  chunkFileNames: '[name].js',
  // Decorators ask for metadata, which a package among the first teaches.
  strictExecutionOrder: true,
  // Nest, TypeORM and GraphQL call things by the names of their classes.
  keepNames: true,
});
