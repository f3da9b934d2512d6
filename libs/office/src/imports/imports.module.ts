import { Global, Module } from '@nestjs/common';
import './import.permissions.ts';
import { CommitImport, ReadImport } from './import.jobs.ts';
import { ImportResolver } from './import.resolver.ts';
import { ImportChangeResolver } from './import-change.resolver.ts';
import { ImportKinds } from './import-kind.ts';
import { ImportRunResolver } from './import-run.resolver.ts';
import { ImportRunService } from './import-run.service.ts';
import { ImportRunner } from './import-runner.ts';
import { ImportViewService } from './import-view.service.ts';
import { MarkedWorkbookController } from './marked-workbook.controller.ts';

/** Imports (X5): the engine; each desk registers what it imports with {@link ImportKinds}. */
@Global()
@Module({
  controllers: [MarkedWorkbookController],
  providers: [
    ImportKinds,
    ImportRunner,
    ImportRunService,
    ImportViewService,
    ImportResolver,
    ImportChangeResolver,
    ImportRunResolver,
    ReadImport,
    CommitImport,
  ],
  exports: [ImportKinds, ImportRunner],
})
export class ImportsModule {}
