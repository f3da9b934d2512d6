import { SignedIn } from '@kefu/platform/permissions';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { LifecycleChart } from './lifecycle.types.ts';
import { lifecycleChart } from './lifecycle-view.ts';

@Resolver()
export class LifecycleResolver {
  @SignedIn()
  @Query(() => LifecycleChart, { description: 'A lifecycle to draw; the same for every case under it (S2)' })
  lifecycleChart(@Args('key') key: string, @Args('version', { type: () => Int }) version: number): LifecycleChart {
    return lifecycleChart(key, version);
  }
}
