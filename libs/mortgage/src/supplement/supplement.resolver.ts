import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseViewService } from '../case/case-view.service.ts';
import { type MortgageCaseRecord, MortgageCaseResult } from '../case/mortgage-case.types.ts';
import { SupplementService } from './supplement.service.ts';
import { AskSupplementInput, MortgageSupplements, ReceiveSupplementInput } from './supplement.types.ts';

@Resolver()
export class SupplementResolver {
  readonly #supplements: SupplementService;
  readonly #view: CaseViewService;

  constructor(supplements: SupplementService, view: CaseViewService) {
    this.#supplements = supplements;
    this.#view = view;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageSupplements, {
    nullable: true,
    description: 'What banks asked for on a case, the latest round first (S17)',
  })
  async mortgageSupplements(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<MortgageSupplements | null> {
    return (await this.#supplements.of(id)) ?? null;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Writes what a bank asks for, as another round; its papers are opened again on the checklist (S17)',
  })
  async askMortgageSupplement(@Args('input') input: AskSupplementInput): Promise<typeof MortgageCaseResult> {
    return (await this.#supplements.ask(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Says that one thing of a round came in; a paper must be there, newer than it was asked for (S17)',
  })
  async receiveMortgageSupplement(@Args('input') input: ReceiveSupplementInput): Promise<typeof MortgageCaseResult> {
    return (await this.#supplements.receive(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<MortgageCaseRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('mortgage case');
  }
}
