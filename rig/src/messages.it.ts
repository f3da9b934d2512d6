import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';

const main = resolve(import.meta.dirname, '../dist/main.js');

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
    if (!existsSync(main)) throw new Error('The rig is not built: run tsc -b first');
  });

  it('loses none and doubles none of 5,000 messages while ten workers are killed, with queues in PostgreSQL and in Redis (X7)', async () => {
    const kinds = ['--gateway', 'keyed', '--backend', 'postgres', '--backend', 'redis'];
    const { lines, code, story } = await rig(
      '--count',
      '5000',
      '--kills',
      '10',
      '--seed',
      '4',
      '--receipts',
      '0',
      ...kinds,
    );
    const right = { count: 5_000, lost: 0, duplicated: 0, parked: 0, kills: 10 };
    expect({ code, lines, story }).toEqual({
      code: 0,
      lines: [expect.objectContaining(right), expect.objectContaining(right)],
      story,
    });
  });
});
