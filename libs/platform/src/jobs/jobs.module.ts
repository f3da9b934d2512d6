import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { OutboxModule } from '../outbox/index.ts';
import { Handlers } from './handlers.ts';
import { JobRunner } from './job-runner.ts';
import { JobsResolver } from './jobs.resolver.ts';
import { JobsService } from './jobs.service.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { Presence, type ProcessKind, processKind } from './presence.ts';
import { Queues } from './queues.ts';
import { TickRunner } from './tick-runner.ts';

/** Jobs: the API shows them, the worker runs them. */
@Module({})
export class JobsModule {
  static of(kind: ProcessKind): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule, OutboxModule],
      providers: [
        { provide: processKind, useValue: kind },
        Queues,
        Presence,
        ...(kind === 'api' ? [JobsService, JobsResolver] : [Handlers, JobRunner, TickRunner, OutboxRelay]),
      ],
      exports: [Queues, Presence, ...(kind === 'worker' ? [OutboxRelay] : [])],
    };
  }
}
