import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { OptOutService } from './opt-out.service.ts';
import { EndOptOutInput, NewOptOutInput, OptOut, OptOutResult } from './opt-out.types.ts';

@Resolver()
export class OptOutResolver {
  readonly #optOuts: OptOutService;

  constructor(optOuts: OptOutService) {
    this.#optOuts = optOuts;
  }

  @Permit('message.optOut')
  @Query(() => [OptOut], { description: 'Phones that get no messages, the latest first; at most 500 (X7)' })
  optOuts(): Promise<OptOut[]> {
    return this.#optOuts.list();
  }

  @Permit('message.optOut')
  @Mutation(() => OptOutResult, { description: 'Enters a phone that shall get no messages (X7)' })
  addOptOut(@Args('input') input: NewOptOutInput): Promise<typeof OptOutResult> {
    return this.#optOuts.add(input);
  }

  @Permit('message.optOut')
  @Mutation(() => OptOutResult, { description: 'Lets a phone have messages again (X7)' })
  endOptOut(@Args('input') input: EndOptOutInput): Promise<typeof OptOutResult> {
    return this.#optOuts.end(input.id, input.reason);
  }
}
