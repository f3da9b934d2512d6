import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const main = resolve(import.meta.dirname, '../dist/main.js');
const worker = resolve(import.meta.dirname, '../../build/worker.js');
/** Milliseconds: a busy machine takes several times as long as one that has nothing else to do. */
const patience = 1_200_000;

interface Line {
  readonly count: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly parked: number;
  readonly kills: number;
}

/** Runs the rig at the short pace. @returns the figures of each run, and the whole story for whoever reads a failure */
async function rig(options: string): Promise<{ lines: Line[]; code: number; story: string }> {
  const args = `messages --pace short --workers 2 --receipts 0 --within 290 ${options}`.split(' ');
  const ran = await promisify(execFile)(process.execPath, [main, ...args]).then(
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
  beforeAll(() => {
    if (!existsSync(main) || !existsSync(worker))
      throw new Error('The rig is not built: run tsc -b and scripts/bundle.mjs first');
  });

  it(
    'loses none and doubles none while workers are killed, through gateways with keys and with a look-up, with queues in PostgreSQL and in Redis (X7)',
    async () => {
      const kinds = '--gateway keyed --gateway lookup --backend postgres --backend redis';
      const { lines, code, story } = await rig(`--count 5000 --kills 10 --seed 4 --latency 10 ${kinds}`);
      const right: unknown = expect.objectContaining({ count: 5_000, lost: 0, duplicated: 0, parked: 0, kills: 10 });
      expect({ code, lines, story }).toEqual({ code: 0, lines: [right, right, right, right], story });
    },
    patience,
  );

  it(
    'notices that workers send after their lease, when that guard is taken out (X7)',
    async () => {
      // So slow a gateway that a sleeper, which is chosen for it, holds messages which have not left yet. Whether it still holds one
      // when others have taken over is chance, two times in three: six sleepers at the most.
      const sleepers =
        '--count 1000 --pauses 1 --latency 1000 --timeout 1.5 --settle 2.5 --gateway lookup --without lease';
      const stories: string[] = [];
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const { lines, code, story } = await rig(`${sleepers} --seed ${seed}`);
        stories.push(story);
        if (code === 1 && (lines[0]?.duplicated ?? 0) > 0) return;
      }
      throw new Error(`Nothing was doubled:\n${stories.join('\n')}`);
    },
    patience,
  );
});
