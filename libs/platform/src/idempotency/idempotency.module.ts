import { Global, Module } from '@nestjs/common';
import { Claims } from './claims.ts';
import { Idempotency } from './idempotency.ts';
import { PurgeIdempotencyKeys } from './purge-idempotency-keys.ts';

/** Mutations that run once per key (X10); the worker clears old keys away. */
@Global()
@Module({ providers: [Claims, Idempotency, PurgeIdempotencyKeys], exports: [Idempotency] })
export class IdempotencyModule {}
