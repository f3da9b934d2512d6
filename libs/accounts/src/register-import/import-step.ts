import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { loadSettings } from '@kefu/platform/config';
import { Database, makeDataSource } from '@kefu/platform/database';
import { accountsSchema } from '../accounts.schema.ts';
import { makeRunner } from './import-trial.ts';

// One step of an import in a process of its own, for the tests that kill it and the bench that measures it:
// node import-step.js read|commit <run> <file>, with the settings in the environment.
const [step, runId = '', path = ''] = process.argv.slice(2);
const settings = loadSettings();
const dataSource = await makeDataSource(settings, [accountsSchema], 'app').initialize();
const { runner } = await makeRunner(new Database(dataSource), settings);
const began = performance.now();
if (step === 'read') await runner.read(runId, () => Promise.resolve(createReadStream(path)));
else await runner.commit(runId);
process.send?.({ seconds: (performance.now() - began) / 1000, maxRss: process.resourceUsage().maxRSS });
await dataSource.destroy();
process.exit(0);
