import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Server tests. `*.spec.ts` need no database; `*.it.ts` run on a real PostgreSQL, each file on its
 * own clone of a template database that the migrations made (libs/platform/src/testing).
 *
 * Only the test files themselves are transformed here. What they test is what `tsc -b` compiled: Node loads it as it
 * would in production, once for all files of a worker, which is what makes the tests quick.
 */
const compiled = {
  name: 'compiled',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !/^\.{1,2}\/.*\.ts$/.test(source)) return undefined;
    const path = resolve(dirname(importer), source);
    const code = path.replace(/\/src\/(?!.*\/src\/)/, '/dist/').replace(/\.ts$/, '.js');
    return existsSync(code) ? code : undefined;
  },
};

const built = ['**/node_modules/**', '**/dist/**'];

function project(name, include, options = {}) {
  return {
    plugins: [compiled],
    // Packages as Node itself finds them: one copy of each, whoever imports it.
    resolve: { extensions: ['.js', '.json'] },
    ssr: { resolve: { conditions: ['node', 'module-sync'], mainFields: ['main'] } },
    oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
    test: {
      name,
      include,
      exclude: built,
      pool: 'forks',
      isolate: false,
      server: { deps: { external: [/\/dist\//] } },
      // Real databases, processes, threads and browsers on a machine that may be busy: a test is late after a minute, not after five seconds.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      ...options,
    },
  };
}

/** Side by side they would see each other's work in the one house. */
const journeys = { globalSetup: 'e2e/house-setup.mjs', maxWorkers: 1 };

/** Journeys that need nothing of what the others make: they run in a house of their own. */
const aside = ['e2e/accessibility.e2e.ts', 'e2e/risk-day.e2e.ts', 'e2e/start.e2e.ts'];

/** What declares a queue declares it for its whole process, and a worker with a queue that nobody serves does not start. */
const declaring = ['libs/platform/src/jobs/jobs.it.ts'];

const postgres = { globalSetup: 'libs/platform/testing/global-setup.mjs' };

const suffix = (kind) => [`{apps,libs}/**/src/**/*.${kind}.ts`, `rig/src/**/*.${kind}.ts`];

export default defineConfig({
  test: {
    projects: [
      project('unit', suffix('spec')),
      project('integration', suffix('it'), { ...postgres, exclude: [...built, ...declaring] }),
      project('integration aside', declaring, { ...postgres, isolate: true }),
      project('journeys', ['e2e/**/*.e2e.ts'], {
        ...journeys,
        exclude: [...built, ...aside],
        sequence: { groupOrder: 1 },
      }),
      project('journeys aside', aside, { ...journeys, sequence: { groupOrder: 2 } }),
    ],
  },
});
