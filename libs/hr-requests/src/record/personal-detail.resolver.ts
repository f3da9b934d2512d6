import type { InvalidInput, NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PersonalDetailService } from './personal-detail.service.ts';
import {
  PersonalDetailKeys,
  PersonalDetailType,
  type RevealedText,
  RevealTextResult,
} from './personal-detail.types.ts';
import type { PersonalDetailKey } from './personal-details.ts';

const id = { type: () => ID };

@Resolver()
export class PersonalDetailResolver {
  readonly #details: PersonalDetailService;

  constructor(details: PersonalDetailService) {
    this.#details = details;
  }

  @Permit('personalDetail.read')
  @Query(() => [PersonalDetailType], { description: 'Somebody’s personal details, masked (H1)' })
  personalDetails(@Args('personId', id, ParseUUIDPipe) personId: string): Promise<PersonalDetailType[]> {
    return this.#details.of(personId);
  }

  @Permit('personalDetail.read')
  @Mutation(() => RevealTextResult, { description: 'One personal detail in clear, with a reason, on the record (H1)' })
  revealPersonalDetail(
    @Args('personId', id, ParseUUIDPipe) personId: string,
    @Args('key', { type: () => PersonalDetailKeys }) key: PersonalDetailKey,
    @Args('reason') reason: string,
  ): Promise<RevealedText | InvalidInput | NotFound> {
    return this.#details.reveal(personId, key, reason);
  }
}
