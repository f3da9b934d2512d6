import { loadSettings, SettingsError } from '@kefu/platform/config';
import { QueueBackendMismatch, within } from '@kefu/platform/jobs';
import { makeLogger } from '@kefu/platform/logs';
import { followParent } from '@kefu/platform/process';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.ts';

/** How long the worker takes to stop; whatever hangs after that is cut off and taken up by the next worker. */
const stopWithin = 15_000;

try {
  const settings = loadSettings();
  const worker = await NestFactory.createApplicationContext(WorkerModule.of(settings), {
    logger: makeLogger(settings),
    abortOnError: false,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const ended = await within(stopWithin, worker.close());
    process.exit(ended ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  followParent(() => worker.close());
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof QueueBackendMismatch)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
