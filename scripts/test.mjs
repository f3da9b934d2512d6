/**
 * `npm test`: type check, lint, unit, integration on a real PostgreSQL, browser journeys in a real Chromium.
 * Prepares what it needs itself; what it cannot prepare is a failure, never a skip.
 * Ends with `N passed, N failed`, added up from what the runners reported.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole, buildServer } from './build.mjs';
import { bin, checkNode, installPackages, root, run, Stop } from './install.mjs';

let passed = 0;
let failed = 0;
const scratch = mkdtempSync(join(tmpdir(), 'kefu-tests-'));

/** One step with its time; what it printed is shown when it failed. */
async function step(name, work) {
  const from = Date.now();
  process.stdout.write(`▸ ${name}\n`);
  const problem = await work().then(
    () => undefined,
    (error) => error.message,
  );
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  process.stdout.write(`${problem ? `✗ ${name}: ${problem}` : `✓ ${name}`} (${seconds} s)\n`);
  return !problem;
}

/** A check that passes or fails as a whole. */
async function check(name, command, args, options) {
  const fine = await step(name, async () => {
    const { code, output } = await run(command, args, options);
    if (code !== 0) throw new Error(`\n${output.trim()}\n`);
  });
  if (fine) passed++;
  else failed++;
  return fine;
}

/**
 * A project of Jest; the counts are Jest's own. Left to itself Jest leaves one core idle, which on two is half the machine.
 * @param workers how many files run at once
 */
async function jest(name, workers) {
  const report = join(scratch, `${name.replaceAll(' ', '-')}.json`);
  let counted = false;
  await step(name, async () => {
    const { output, late } = await run(
      bin('jest'),
      // A test that failed may leave a handle open; without --forceExit one such keeps Jest alive for ever.
      [
        '--selectProjects',
        name,
        ...`--maxWorkers=${workers} --forceExit --json --outputFile=${report} --silent`.split(' '),
      ],
      {
        env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
        echo: /^(PASS|FAIL) /,
        minutes: 25,
      },
    );
    if (late) throw new Error(`was not done after 25 minutes\n${output.trim()}\n`);
    if (!existsSync(report)) throw new Error(`\n${output.trim()}\n`);
    const result = JSON.parse(readFileSync(report, 'utf8'));
    counted = true;
    const broken = result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests;
    passed += result.numPassedTests;
    failed += result.numFailedTests + broken;
    if (result.numTotalTests === 0) {
      failed++;
      throw new Error('no test ran');
    }
    if (!result.success || broken > 0) throw new Error(`\n${output.trim()}\n`);
    process.stdout.write(`  ${result.numPassedTests} tests\n`);
  });
  // Tests that never came to be counted are not tests that passed.
  if (!counted) failed++;
}

async function packagesOfTheSystem() {
  const wanted = [
    ['chromium', () => existsSync('/usr/bin/chromium')],
    [
      'fonts-noto-cjk',
      () => existsSync('/usr/share/fonts/opentype/noto') || existsSync('/usr/share/fonts/truetype/wqy'),
    ],
    ['redis-server', () => existsSync('/usr/bin/redis-server')],
  ];
  const missing = wanted.filter(([, present]) => !present()).map(([name]) => name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(`install ${missing.join(', ')} first (needs root)`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], quiet);
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  if (code !== 0 || wanted.some(([, present]) => !present())) {
    throw new Error(`${missing.join(', ')} could not be installed:\n${output.trim().split('\n').slice(-5).join('\n')}`);
  }
}

async function main() {
  checkNode();
  if (!(await step('packages', () => installPackages('all')))) throw new Stop('the packages could not be installed');
  if (!(await step('chromium, a Chinese font, redis', packagesOfTheSystem))) failed++;
  const built = await step('type check and bundle: server', buildServer);
  if (built) passed++;
  else failed++;
  await check('type check: tests', bin('tsc'), ['-p', 'tsconfig.tests.json']);
  // Linting with types needs the console's documents, which its build generates.
  // Built as a start builds it, which then finds nothing to do: while one journey starts a house, another looks at these pages.
  const consoleBuilt = await step('build: console', buildConsole);
  if (consoleBuilt) {
    passed++;
    await check('type check: console', bin('tsc'), ['-p', 'apps/console', '--noEmit']);
  } else failed++;
  await Promise.all([
    check('lint', bin('oxlint'), ['--type-aware']),
    check('format', bin('biome'), ['check', '.']),
    jest('unit', 1),
  ]);
  await jest('integration', 2);
  const journeys = join(root, 'e2e');
  if (built && existsSync(journeys) && readdirSync(journeys).some((name) => name.endsWith('.e2e.ts'))) {
    // One house for most of them, one after the other: side by side they would see each other's work. Some have houses of their own.
    await Promise.all([jest('journeys', 1), jest('journeys aside', 1)]);
  }
}

// What runs in groups of its own hears no Ctrl-C: it is killed as this process exits.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
try {
  await main();
} catch (error) {
  failed++;
  process.stdout.write(`✗ ${error instanceof Stop ? error.message : error.stack}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
