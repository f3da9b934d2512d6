import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ReceiptService } from './receipt.service.ts';
import {
  EnterMortgageReceiptInput,
  MortgageReceiptConnection,
  MortgageReceiptResult,
  MortgageReceiptsArgs,
  ReverseMortgageReceiptInput,
} from './receipt.types.ts';
import { ReceiptViewService } from './receipt-view.service.ts';
import { SuggestionService } from './suggestion.service.ts';
import { ReceiptSuggestion, ReceiptSuggestionsArgs } from './suggestion.types.ts';

@Resolver()
export class ReceiptResolver {
  readonly #receipts: ReceiptService;
  readonly #view: ReceiptViewService;
  readonly #suggestions: SuggestionService;

  constructor(receipts: ReceiptService, view: ReceiptViewService, suggestions: SuggestionService) {
    this.#suggestions = suggestions;
    this.#receipts = receipts;
    this.#view = view;
  }

  @Permit('mortgageContract.read')
  @Query(() => MortgageReceiptConnection, { description: 'Receipts within reach, the latest received first (S13)' })
  mortgageReceipts(@Args() args: MortgageReceiptsArgs): Promise<MortgageReceiptConnection> {
    return this.#view.page(args);
  }

  @Permit('mortgageReceipt.enter')
  @Query(() => [ReceiptSuggestion], { description: 'Contracts that money may be for, each with its reasons (S13)' })
  mortgageReceiptSuggestions(@Args() args: ReceiptSuggestionsArgs): Promise<ReceiptSuggestion[]> {
    return this.#suggestions.suggest(args);
  }

  @Permit('mortgageReceipt.enter')
  @Mutation(() => MortgageReceiptResult, { description: 'Enters a receipt; the same one twice is refused (S13)' })
  enterMortgageReceipt(@Args('input') input: EnterMortgageReceiptInput): Promise<typeof MortgageReceiptResult> {
    return this.#receipts.enter(input);
  }

  @Permit('mortgageReceipt.enter')
  @Mutation(() => MortgageReceiptResult, {
    description: 'Says on which day a receipt was credited; from then on it counts (S13)',
  })
  confirmMortgageReceipt(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('creditedOn') creditedOn: string,
  ): Promise<typeof MortgageReceiptResult> {
    return this.#receipts.confirm(id, creditedOn);
  }

  @Permit('mortgageReceipt.enter')
  @Mutation(() => MortgageReceiptResult, { description: 'Cancels a confirmed receipt, whole or in part (S13)' })
  reverseMortgageReceipt(@Args('input') input: ReverseMortgageReceiptInput): Promise<typeof MortgageReceiptResult> {
    return this.#receipts.reverse(input);
  }
}
