/**
 * Server tests. `*.spec.ts` need no database; `*.it.ts` run on a real PostgreSQL, each file on its
 * own clone of a template database that the migrations made (libs/platform/src/testing).
 */
const shared = {
  testEnvironment: 'node',
  runtime: '<rootDir>/libs/platform/testing/runtime.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@kefu/([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^@kefu/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['/dist/'],
  setupFilesAfterEnv: ['<rootDir>/libs/platform/testing/patience.ts'],
};

const journeys = {
  ...shared,
  testEnvironment: '<rootDir>/e2e/house-environment.mjs',
  globalSetup: '<rootDir>/e2e/house-setup.mjs',
  globalTeardown: '<rootDir>/e2e/house-teardown.mjs',
};

/**
 * Journeys that need nothing of what the others make: they run in a house of their own, side by side with the rest, and take about as
 * long. Those of a desk stay together.
 */
const aside = [
  'accessibility',
  'risk-day',
  'start',
  'mortgage[a-z-]*',
  'fair',
  'franchisee-feed',
  'orders',
  'goods',
  'execution',
].map((name) => `/e2e/${name}\\.e2e\\.ts$`);

export default {
  // What test files leave behind adds up; at some gigabytes a worker does little else than collect it.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/src/**/*.spec.ts', '<rootDir>/rig/src/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs}/**/src/**/*.it.ts', '<rootDir>/rig/src/**/*.it.ts'],
      globalSetup: '<rootDir>/libs/platform/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/libs/platform/testing/global-teardown.mjs',
    },
    { ...journeys, displayName: 'journeys', testRegex: '/e2e/[a-z-]+\\.e2e\\.ts$', testPathIgnorePatterns: aside },
    { ...journeys, displayName: 'journeys aside', testRegex: aside },
  ],
};
