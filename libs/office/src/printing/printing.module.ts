import { Global, Module } from '@nestjs/common';
import { Press } from './press.ts';

/** Paper: letters, reports and lists as PDF (X6). */
@Global()
@Module({ providers: [Press], exports: [Press] })
export class PrintingModule {}
