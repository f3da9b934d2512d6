import type { InvalidInput } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BulkRenewalService } from './bulk-renewal.service.ts';
import { RenewalQueueService } from './renewal-queue.service.ts';
import {
  RenewalAnswer,
  type RenewedTerms,
  RenewTermsInput,
  RenewTermsResult,
  TermsToRenewArgs,
  TermToRenewConnection,
} from './renewal-queue.types.ts';

@Resolver()
export class RenewalQueueResolver {
  readonly #queue: RenewalQueueService;
  readonly #bulk: BulkRenewalService;

  constructor(queue: RenewalQueueService, bulk: BulkRenewalService) {
    this.#queue = queue;
    this.#bulk = bulk;
  }

  @Permit('renewal.read')
  @Query(() => TermToRenewConnection, { description: 'Terms to renew or let go, the first to end first (T3)' })
  termsToRenew(@Args() args: TermsToRenewArgs): Promise<TermToRenewConnection> {
    return this.#queue.page(args);
  }

  @Permit('renewal.read')
  @Query(() => [RenewalAnswer], { description: 'What a trader answered about each term, the newest term first (T3)' })
  renewalAnswers(@Args('traderId', { type: () => ID }, ParseUUIDPipe) traderId: string): Promise<RenewalAnswer[]> {
    return this.#queue.answers(traderId);
  }

  @Permit('renewal.renew')
  @Mutation(() => RenewTermsResult, { description: 'Renews many terms; tells of each what became of it (T3)' })
  renewTerms(@Args('input') input: RenewTermsInput): Promise<RenewedTerms | InvalidInput> {
    return this.#bulk.renew(input);
  }
}
