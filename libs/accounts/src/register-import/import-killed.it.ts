import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledModule } from '@kefu/platform/process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateRegister } from './generated-register.ts';
import { ImportTrial } from './import-trial.ts';

const rows = 20_000;

describe('an import whose process is killed (X5)', () => {
  let trial: ImportTrial;
  let path: string;

  beforeAll(async () => {
    trial = await ImportTrial.start(['北營業部', '南營業部']);
    path = join(tmpdir(), `kefu-killed-${process.pid}.csv`);
    writeFileSync(path, [...generateRegister(rows, ['北營業部', '南營業部'])].join(''));
  }, 60_000);
  afterAll(() => trial.close());

  const open = () => Promise.resolve(createReadStream(path));

  /** A process of its own that does one step of a run. */
  function worker(step: 'read' | 'commit', runId: string): ChildProcess {
    const entry = compiledModule(new URL('import-step.ts', import.meta.url).href);
    return fork(entry, [step, runId, path], {
      env: { ...process.env, ...trial.environment, NODE_OPTIONS: '' },
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  /** Kills the child without warning as soon as `moment` holds, looking every few milliseconds. */
  async function killWhen(child: ChildProcess, moment: () => Promise<boolean>): Promise<void> {
    const ended = once(child, 'exit');
    while (child.exitCode === null && !(await moment())) await new Promise((next) => setImmediate(next));
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await ended;
  }

  /** Waits until PostgreSQL has noticed that a killed process is gone and undone what it had begun. */
  async function undone(table: 'trader_staging' | 'trader'): Promise<void> {
    while (await trial.isChanging(table));
  }

  it('leaves nothing behind in the middle of reading, and the next worker reads it whole', async () => {
    const runId = await trial.create('killed.csv');
    await killWhen(worker('read', runId), () => trial.isCopying());
    await undone('trader_staging');
    expect(await trial.run(runId)).toMatchObject({ state: 'reading', rowCount: expect.any(Number) });
    expect(await trial.count('trader_staging')).toBe(0);
    expect(await trial.count('import_fault')).toBe(0);
    await trial.readFrom(runId, open);
    expect(await trial.run(runId)).toMatchObject({ state: 'ready', rowCount: rows, faultyCount: 0 });
  }, 60_000);

  it('leaves nothing in the register in the middle of taking over, and the next worker takes all over, once', async () => {
    const runId = await trial.create('killed-later.csv');
    await trial.readFrom(runId, open);
    await trial.say(runId, 'ALL_OR_NOTHING');
    await killWhen(worker('commit', runId), () => trial.isChanging('trader'));
    await undone('trader');
    expect(await trial.run(runId)).toMatchObject({ state: 'committing' });
    expect(await trial.count('trader')).toBe(0);
    await Promise.all([trial.runner.commit(runId), trial.runner.commit(runId)]);
    expect(await trial.run(runId)).toMatchObject({ state: 'committed', committedCount: rows });
    expect([await trial.count('trader'), await trial.count('term'), await trial.count('trader_phone')]).toEqual([
      rows,
      rows,
      rows,
    ]);
  }, 60_000);
});
