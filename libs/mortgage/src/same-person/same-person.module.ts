import { Module } from '@nestjs/common';
import { SamePersonResolver } from './same-person.resolver.ts';
import { SamePersonService } from './same-person.service.ts';

/** Buyers who may be one person (S7). */
@Module({ providers: [SamePersonService, SamePersonResolver] })
export class SamePersonModule {}
