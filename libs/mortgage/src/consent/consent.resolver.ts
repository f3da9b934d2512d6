import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseViewService } from '../case/case-view.service.ts';
import { MortgageCaseResult } from '../case/mortgage-case.types.ts';
import { ConsentService } from './consent.service.ts';
import { MortgageConsents, RecordMortgageConsentInput } from './consent.types.ts';

@Resolver()
export class ConsentResolver {
  readonly #consents: ConsentService;
  readonly #view: CaseViewService;

  constructor(consents: ConsentService, view: CaseViewService) {
    this.#consents = consents;
    this.#view = view;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageConsents, { nullable: true, description: 'What the buyers of a case consented to (S7)' })
  async mortgageConsents(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<MortgageConsents | null> {
    return (await this.#consents.of(id)) ?? null;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Records that a buyer gives a consent on a paper, or takes it back, which acts at once (S7)',
  })
  async recordMortgageConsent(@Args('input') input: RecordMortgageConsentInput): Promise<typeof MortgageCaseResult> {
    return (await this.#consents.record(input)) ?? (await this.#view.one(input.id)) ?? NotFound.of('mortgage case');
  }
}
