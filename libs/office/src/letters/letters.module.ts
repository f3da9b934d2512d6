import { Module } from '@nestjs/common';
import './letter.permissions.ts';
import './letter-template.export.ts';
import { CalendarModule } from '../calendar/index.ts';
import { LetterController } from './letter.controller.ts';
import { LetterResolver } from './letter.resolver.ts';
import { LetterService } from './letter.service.ts';
import { LetterMaterial } from './letter-material.ts';
import { LetterTemplateResolver } from './letter-template.resolver.ts';
import { LetterTemplateService } from './letter-template.service.ts';

/** Letters from templates, about the records of every desk (X6). */
@Module({
  imports: [CalendarModule],
  controllers: [LetterController],
  providers: [LetterTemplateService, LetterMaterial, LetterService, LetterTemplateResolver, LetterResolver],
  exports: [LetterMaterial, LetterService],
})
export class LettersModule {}
