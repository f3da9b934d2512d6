import { LettersModule } from '@kefu/office/letters';
import { Module } from '@nestjs/common';
import './contract-letter.ts';
import { CaseModule } from '../case/case.module.ts';
import { DraftResolver } from './draft.resolver.ts';
import { DraftService } from './draft.service.ts';

/** The text of contracts (S14). */
@Module({
  imports: [CaseModule, LettersModule],
  providers: [DraftService, DraftResolver],
})
export class DraftingModule {}
