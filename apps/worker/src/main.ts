import { loadSettings, SettingsError } from '@kefu/platform/config';
import { QueueBackendMismatch } from '@kefu/platform/jobs';
import { makeLogger } from '@kefu/platform/logs';
import { endWith } from '@kefu/platform/process';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.ts';

try {
  const settings = loadSettings();
  const worker = await NestFactory.createApplicationContext(WorkerModule.of(settings), {
    logger: makeLogger(settings),
    abortOnError: false,
  });
  endWith(() => worker.close());
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof QueueBackendMismatch)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
