import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DispatchNoteResult } from '../dispatch/dispatch.types.ts';
import { GoodsReturnService } from './goods-return.service.ts';
import { EnterGoodsReturnInput } from './goods-return.types.ts';

@Resolver()
export class GoodsReturnResolver {
  readonly #returns: GoodsReturnService;

  constructor(returns: GoodsReturnService) {
    this.#returns = returns;
  }

  @Permit('dispatch.enter')
  @Mutation(() => DispatchNoteResult, { description: 'Takes in what a franchisee sent back (F4)' })
  enterGoodsReturn(@Args('input') input: EnterGoodsReturnInput): Promise<typeof DispatchNoteResult> {
    return this.#returns.enter(input);
  }
}
