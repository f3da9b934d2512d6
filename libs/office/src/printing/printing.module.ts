import { Global, Module } from '@nestjs/common';
import { PdfForms } from './pdf-forms.ts';
import { Press } from './press.ts';

/** Paper: letters, reports and lists as PDF (X6). */
@Global()
@Module({ providers: [Press, PdfForms], exports: [Press, PdfForms] })
export class PrintingModule {}
