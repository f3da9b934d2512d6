import { Module } from '@nestjs/common';
import { AccountEventModule } from '../account-event/index.ts';
import { TraderWriter } from './trader-writer.ts';

/** Writing what the register says of a trader. */
@Module({ imports: [AccountEventModule], providers: [TraderWriter], exports: [TraderWriter] })
export class TraderModule {}
