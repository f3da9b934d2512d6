import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MonthClosing } from './month-closing.ts';
import { PenaltyService } from './penalty.service.ts';
import {
  BookPenaltyInput,
  MortgagePenalty,
  MortgagePenaltyResult,
  MovePenaltyInput,
  PenaltyExplanation,
  SetPenaltyAmountInput,
  TeamRaceResult,
} from './penalty.types.ts';

@Resolver()
export class PenaltyResolver {
  readonly #penalties: PenaltyService;
  readonly #closing: MonthClosing;

  constructor(penalties: PenaltyService, closing: MonthClosing) {
    this.#penalties = penalties;
    this.#closing = closing;
  }

  @Permit('mortgagePenalty.read')
  @Query(() => [MortgagePenalty], { description: 'Penalties within reach, the latest month first (S25)' })
  mortgagePenalties(): Promise<MortgagePenalty[]> {
    return this.#penalties.all();
  }

  @Permit('mortgagePenalty.read')
  @Query(() => PenaltyExplanation, { nullable: true, description: 'A penalty with the months it stands on (S25)' })
  mortgagePenalty(
    @Args('penaltyId', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<PenaltyExplanation | undefined> {
    return this.#penalties.explain(id);
  }

  @Permit('mortgagePenalty.read')
  @Mutation(() => MortgagePenaltyResult, {
    description: 'Appeals a penalty, decides the appeal, or signs it off (S25)',
  })
  moveMortgagePenalty(@Args('input') input: MovePenaltyInput): Promise<typeof MortgagePenaltyResult> {
    return this.#penalties.move(input);
  }

  @Permit('mortgagePenalty.decide')
  @Mutation(() => MortgagePenaltyResult, { description: 'Decides the amount of a penalty (S25)' })
  setMortgagePenaltyAmount(@Args('input') input: SetPenaltyAmountInput): Promise<typeof MortgagePenaltyResult> {
    return this.#penalties.setAmount(input);
  }

  @Permit('mortgagePenalty.book')
  @Mutation(() => MortgagePenaltyResult, {
    description: 'HR signs a penalty off against variable pay, within the cap (S25)',
  })
  bookMortgagePenalty(@Args('input') input: BookPenaltyInput): Promise<typeof MortgagePenaltyResult> {
    return this.#penalties.book(input);
  }

  @Permit('mortgageRanking.reopen')
  @Mutation(() => TeamRaceResult, {
    description: 'Reopens a frozen month and those after it; they are frozen anew in turn (S24)',
  })
  reopenMortgageMonth(@Args('month') month: string, @Args('reason') reason: string): Promise<typeof TeamRaceResult> {
    return this.#closing.reopen(month, reason);
  }
}
