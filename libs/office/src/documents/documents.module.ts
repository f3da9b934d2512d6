import { Global, Module } from '@nestjs/common';
import './archive.export.ts';
import './document.permissions.ts';
import './document-tasks.ts';
import { CalendarModule } from '../calendar/index.ts';
import { ArchiveResolver } from './archive.resolver.ts';
import { ArchiveService } from './archive.service.ts';
import { ChecklistService } from './checklist.service.ts';
import { ChecklistSettingsResolver } from './checklist-settings.resolver.ts';
import { ChecklistSettingsService } from './checklist-settings.service.ts';
import { CustodyResolver } from './custody.resolver.ts';
import { CustodyService } from './custody.service.ts';
import { DocumentResolver } from './document.resolver.ts';
import { DocumentService } from './document.service.ts';
import { Documents } from './documents.ts';
import { Dossiers } from './dossiers.ts';
import { PaperErasure } from './erasure.ts';
import { RemindOfExpiry } from './expiry.tick.ts';
import { Intake } from './intake.ts';
import { ChaseLoans } from './loan.tick.ts';
import { OpeningService } from './opening.service.ts';
import { OpeningsController } from './openings.controller.ts';
import { PaperLock } from './paper-lock.ts';
import { PdfPages } from './pdf-pages.ts';

/** Papers, for every desk (T5). */
@Global()
@Module({
  imports: [CalendarModule],
  controllers: [OpeningsController],
  providers: [
    Dossiers,
    Documents,
    PaperErasure,
    PaperLock,
    PdfPages,
    Intake,
    ChecklistService,
    DocumentService,
    CustodyService,
    OpeningService,
    DocumentResolver,
    CustodyResolver,
    ArchiveService,
    ArchiveResolver,
    ChecklistSettingsService,
    ChecklistSettingsResolver,
    RemindOfExpiry,
    ChaseLoans,
  ],
  exports: [Documents, DocumentService, PaperErasure],
})
export class DocumentsModule {}
