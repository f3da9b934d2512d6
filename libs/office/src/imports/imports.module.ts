import { Global, Module } from '@nestjs/common';
import './import.permissions.ts';
import { CommitImport, ReadImport } from './import.jobs.ts';
import { ImportKinds } from './import-kind.ts';
import { ImportRunner } from './import-runner.ts';

/** Imports (X5): the engine; each desk registers what it imports with {@link ImportKinds}. */
@Global()
@Module({
  providers: [ImportKinds, ImportRunner, ReadImport, CommitImport],
  exports: [ImportKinds, ImportRunner],
})
export class ImportsModule {}
