import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';

const main = resolve(import.meta.dirname, '../dist/main.js');
const worker = resolve(import.meta.dirname, '../../build/worker.js');

interface Line {
  readonly count: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly parked: number;
  readonly kills: number;
}

/** Runs the rig at the short pace. @returns the figures of each run, and the whole story for whoever reads a failure */
async function rig(...options: string[]): Promise<{ lines: Line[]; code: number; story: string }> {
  const args = [
    main,
    'messages',
    '--pace',
    'short',
    '--workers',
    '2',
    '--latency',
    '10',
    '--within',
    '400',
    ...options,
  ];
  const ran = await promisify(execFile)(process.execPath, args).then(
    ({ stdout }) => ({ stdout, stderr: '', code: 0 }),
    ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({ stdout, stderr, code }),
  );
  const lines = ran.stdout.split('\n').filter((line) => line.startsWith('{'));
  return {
    lines: lines.map((line) => JSON.parse(line) as Line),
    code: ran.code,
    story: `${ran.stdout}${ran.stderr}`,
  };
}

describe('the rig', () => {
  // A minute on a machine that has nothing else to do.
  jest.setTimeout(1_500_000);
  beforeAll(() => {
    if (!existsSync(main) || !existsSync(worker))
      throw new Error('The rig is not built: run tsc -b and scripts/bundle.mjs first');
  });

  const none = { lost: 0, duplicated: 0 };
  // So slow a gateway that a sleeper, which is chosen for it, holds messages which have not left yet.
  const sleepers =
    '--count 500 --pauses 1 --latency 1000 --timeout 1.5 --settle 2.5 --receipts 0 --gateway lookup'.split(' ');

  it('loses none and doubles none of 5,000 messages while ten workers are killed, through gateways with keys and with a look-up, with queues in PostgreSQL and in Redis (X7)', async () => {
    const kinds = '--gateway keyed --gateway lookup --backend postgres --backend redis'.split(' ');
    const { lines, code, story } = await rig(...'--count 5000 --kills 10 --seed 4 --receipts 0'.split(' '), ...kinds);
    const right: unknown = expect.objectContaining({ ...none, count: 5_000, parked: 0, kills: 10 });
    expect({ code, lines, story }).toEqual({ code: 0, lines: [right, right, right, right], story });
  });

  it('parks whatever may have left through a gateway that offers neither, and doubles nothing, though the tick was lost (X7)', async () => {
    const { lines, code, story } = await rig('--count', '500', '--kills', '2', '--gateway', 'none', '--ticks', '0');
    expect({ code, lines, story }).toEqual({ code: 0, lines: [expect.objectContaining(none)], story });
    expect(lines[0]?.parked).toBeGreaterThan(0);
  });

  it('doubles nothing when sleeping workers wake after their lease (X7)', async () => {
    const { lines, code, story } = await rig(...sleepers);
    expect({ code, lines, story }).toEqual({ code: 0, lines: [expect.objectContaining(none)], story });
  });

  it('notices that workers send after their lease, when that guard is taken out (X7)', async () => {
    const { lines, code } = await rig(...sleepers, '--without', 'lease');
    expect(code).toBe(1);
    expect(lines[0]?.duplicated).toBeGreaterThan(0);
  });

  it('notices that the gateway is asked too early, when that guard is taken out (X7)', async () => {
    const { lines, code } = await rig(
      // So much later does the gateway know what it took that no busy machine asks it too late.
      ...'--count 400 --faulty 0.3 --lag 8 --receipts 0 --gateway lookup --without settle'.split(' '),
    );
    expect(code).toBe(1);
    expect(lines[0]?.duplicated).toBeGreaterThan(0);
  });

  it('goes on after PostgreSQL was stopped at once under ten planners’ five ticks each, and nothing is lost (X7, X11)', async () => {
    const planners = ['--planners', '10', '--ticks', '5'];
    const { lines, code, story } = await rig('--count', '1000', '--stops', '2', ...planners);
    expect({ code, lines, story }).toEqual({ code: 0, lines: [expect.objectContaining(none)], story });
  });

  it('goes on after Redis was killed and forgot everything, and nothing is lost (X7, X11)', async () => {
    const { lines, code, story } = await rig('--count', '1000', '--backend', 'redis', '--redis-kills', '1');
    expect({ code, lines, story }).toEqual({ code: 0, lines: [expect.objectContaining(none)], story });
  });
});
