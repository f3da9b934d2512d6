import { Global, Module } from '@nestjs/common';
import { Subjects } from './subjects.ts';

/** What things are about. */
@Global()
@Module({ providers: [Subjects], exports: [Subjects] })
export class SubjectsModule {}
