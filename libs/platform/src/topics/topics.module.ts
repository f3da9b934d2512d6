import { Global, Module } from '@nestjs/common';
import { TopicsResolver } from './topics.resolver.ts';
import { Topics } from './topics.ts';

/** Word of changes, from any process to whoever follows them. */
@Global()
@Module({ providers: [Topics, TopicsResolver], exports: [Topics] })
export class TopicsModule {}
