import { Module } from '@nestjs/common';
import { TraderWriter } from './trader-writer.ts';

/** Writing what the register says of a trader. */
@Module({ providers: [TraderWriter], exports: [TraderWriter] })
export class TraderModule {}
