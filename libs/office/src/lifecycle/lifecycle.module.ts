import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { LifecycleResolver } from './lifecycle.resolver.ts';
import { LifecycleBindings } from './lifecycle-bindings.ts';
import { Lifecycles } from './lifecycles.ts';
import { PublishedLifecycles } from './published-lifecycles.ts';

/** Lifecycles as data, for every desk. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [LifecycleBindings, PublishedLifecycles, Lifecycles, LifecycleResolver],
  exports: [Lifecycles],
})
export class LifecycleModule {}
