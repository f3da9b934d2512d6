import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DecideRiskQuestionInput, DecideRiskQuestionsInput, ExcludeRiskTraderInput } from '../run/risk-run.input.ts';
import type { RunRefusal } from '../run/risk-run.service.ts';
import { type RiskRunRecord, RiskRunResult } from '../run/risk-run.types.ts';
import { RiskRunViewService } from '../run/risk-run-view.service.ts';
import { RiskQuestionsService } from './risk-questions.service.ts';
import { RiskTraderConnection, RiskTradersArgs } from './risk-trader.types.ts';
import { RiskTradersService } from './risk-traders.service.ts';

/** What a person looks through and decides between a file and its approval. */
@Resolver()
export class RiskReviewResolver {
  readonly #questions: RiskQuestionsService;
  readonly #view: RiskRunViewService;
  readonly #traders: RiskTradersService;

  constructor(questions: RiskQuestionsService, view: RiskRunViewService, traders: RiskTradersService) {
    this.#questions = questions;
    this.#view = view;
    this.#traders = traders;
  }

  @Permit('risk.read')
  @Query(() => RiskTraderConnection, {
    description: 'The traders of a run with the words that each will get, priority traders first (T9)',
  })
  riskTraders(@Args() args: RiskTradersArgs): Promise<RiskTraderConnection> {
    return this.#traders.page(args);
  }

  @Permit('risk.import')
  @Mutation(() => RiskRunResult, { description: 'Decides what becomes of an unknown or doubled number of a file (T9)' })
  async decideRiskQuestion(@Args('input') input: DecideRiskQuestionInput): Promise<typeof RiskRunResult> {
    return this.#answer(await this.#questions.decide(input));
  }

  @Permit('risk.import')
  @Mutation(() => RiskRunResult, {
    description:
      'Decides all that are open of a kind at once: unknown numbers are left out, doubled rows count once (T9)',
  })
  async decideRiskQuestions(@Args('input') input: DecideRiskQuestionsInput): Promise<typeof RiskRunResult> {
    return this.#answer(await this.#questions.decideAll(input));
  }

  @Permit('risk.import')
  @Mutation(() => RiskRunResult, {
    description: 'Leaves a trader out of today’s notices with a reason, or takes that back (T9)',
  })
  async excludeRiskTrader(@Args('input') input: ExcludeRiskTraderInput): Promise<typeof RiskRunResult> {
    return this.#answer(await this.#questions.exclude(input));
  }

  async #answer(outcome: string | RunRefusal): Promise<RiskRunRecord | RunRefusal> {
    if (typeof outcome !== 'string') return outcome;
    return (await this.#view.one(outcome)) ?? NotFound.of('risk run');
  }
}
