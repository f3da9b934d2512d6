import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MortgageThread } from '../thread/thread.types.ts';
import { AssistService } from './assist.service.ts';
import {
  AcceptAssistInput,
  AskAssistInput,
  FinishAssistInput,
  MortgageAssist,
  MortgageAssistConnection,
  MortgageAssistResult,
  MortgageAssistsArgs,
  WithdrawAssistInput,
} from './assist.types.ts';
import { AssistAnswerService } from './assist-answer.service.ts';
import { AssistViewService } from './assist-view.service.ts';

@Resolver(() => MortgageThread)
export class AssistResolver {
  readonly #assists: AssistService;
  readonly #answers: AssistAnswerService;
  readonly #view: AssistViewService;

  constructor(assists: AssistService, answers: AssistAnswerService, view: AssistViewService) {
    this.#assists = assists;
    this.#answers = answers;
    this.#view = view;
  }

  @Permit('mortgageThread.read')
  @ResolveField(() => [MortgageAssist], { description: 'What the consultant was asked for, the latest first (S27)' })
  assists(@Parent() { id }: MortgageThread): Promise<MortgageAssist[]> {
    return this.#view.ofCase(id);
  }

  @Permit('mortgageThread.read')
  @Query(() => MortgageAssistConnection, {
    description: 'Requests to assist within reach, the earliest day first: for consultants those of their cases (S27)',
  })
  mortgageAssists(@Args() args: MortgageAssistsArgs): Promise<MortgageAssistConnection> {
    return this.#view.page(args);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageAssistResult, { description: 'Asks the consultant who sold the contract to assist (S27)' })
  askMortgageAssist(@Args('input') input: AskAssistInput): Promise<typeof MortgageAssistResult> {
    return this.#assists.ask(input);
  }

  @Permit('mortgageAssist.answer')
  @Mutation(() => MortgageAssistResult, { description: 'The consultant accepts a request (S27)' })
  acceptMortgageAssist(@Args('input') input: AcceptAssistInput): Promise<typeof MortgageAssistResult> {
    return this.#answers.accept(input);
  }

  @Permit('mortgageAssist.answer')
  @Mutation(() => MortgageAssistResult, { description: 'The consultant says what was done (S27)' })
  finishMortgageAssist(@Args('input') input: FinishAssistInput): Promise<typeof MortgageAssistResult> {
    return this.#answers.finish(input);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageAssistResult, { description: 'Takes a request back that is not done (S27)' })
  withdrawMortgageAssist(@Args('input') input: WithdrawAssistInput): Promise<typeof MortgageAssistResult> {
    return this.#answers.withdraw(input);
  }
}
