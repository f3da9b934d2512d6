import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BalanceService } from './balance.service.ts';
import { RecordBalanceResult, RecordMoneyInput, RecordPositionsInput, TraderBalance } from './balance.types.ts';

@Resolver()
export class BalanceResolver {
  readonly #balances: BalanceService;

  constructor(balances: BalanceService) {
    this.#balances = balances;
  }

  @Permit('balance.read')
  @Query(() => TraderBalance, { nullable: true, description: 'What remains on an account (T2)' })
  traderBalance(@Args('traderId', { type: () => ID }, ParseUUIDPipe) traderId: string): Promise<TraderBalance | null> {
    return this.#balances.of(traderId);
  }

  @Permit('balance.recordMoney')
  @Mutation(() => RecordBalanceResult, { description: 'Finance says what is owed (T2)' })
  recordTraderMoney(@Args('input') input: RecordMoneyInput): Promise<typeof RecordBalanceResult> {
    return this.#balances.recordMoney(input);
  }

  @Permit('balance.recordPositions')
  @Mutation(() => RecordBalanceResult, { description: 'Settlement says what is open (T2)' })
  recordTraderPositions(@Args('input') input: RecordPositionsInput): Promise<typeof RecordBalanceResult> {
    return this.#balances.recordPositions(input);
  }
}
