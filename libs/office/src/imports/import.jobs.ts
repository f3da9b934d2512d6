import { Database } from '@kefu/platform/database';
import { FileStore } from '@kefu/platform/files';
import { defineQueue, HandlesJob, type Job, type JobHandler, JobSubjectMissing } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { ImportRun } from './import-run.entity.ts';
import { ImportRunner } from './import-runner.ts';

/** One at a time per worker: an import uses a whole core. */
export const importQueue = defineQueue({ name: 'imports', concurrency: 1, attempts: 5 });

/** Reads and checks the file of a run. */
@HandlesJob({ queue: 'imports', name: 'read' })
@Injectable()
export class ReadImport implements JobHandler {
  readonly #database: Database;
  readonly #runner: ImportRunner;
  readonly #files: FileStore;

  constructor(database: Database, runner: ImportRunner, files: FileStore) {
    this.#database = database;
    this.#runner = runner;
    this.#files = files;
  }

  async handle(job: Job): Promise<void> {
    const run = await runOf(this.#database, job);
    await this.#runner.read(run.id, () => this.#files.open(run.fileId));
  }
}

/** Takes the staged rows of a run over. */
@HandlesJob({ queue: 'imports', name: 'commit' })
@Injectable()
export class CommitImport implements JobHandler {
  readonly #database: Database;
  readonly #runner: ImportRunner;

  constructor(database: Database, runner: ImportRunner) {
    this.#database = database;
    this.#runner = runner;
  }

  async handle(job: Job): Promise<void> {
    await this.#runner.commit((await runOf(this.#database, job)).id);
  }
}

async function runOf(database: Database, job: Job): Promise<ImportRun> {
  const run = await database.dataSource.getRepository(ImportRun).findOneBy({ id: String(job.data.runId) });
  if (!run) throw new JobSubjectMissing('import run');
  return run;
}
