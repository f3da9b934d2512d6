import type { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { HrForm } from './form.types.ts';
import { CeaseHrRequestKindInput, SaveHrRequestKindInput } from './kind.input.ts';
import { HrKindChoices, HrRequestKind, SaveHrRequestKindResult } from './kind.types.ts';
import { KindSettingsService } from './kind-settings.service.ts';
import { RequestKinds } from './request-kinds.ts';

@Resolver()
export class KindResolver {
  readonly #settings: KindSettingsService;
  readonly #kinds: RequestKinds;

  constructor(settings: KindSettingsService, kinds: RequestKinds) {
    this.#settings = settings;
    this.#kinds = kinds;
  }

  @Permit('hrRequest.apply')
  @Query(() => [HrForm], { description: 'The forms that one may fill in now, besides a change of posts (H1)' })
  async hrForms(): Promise<HrForm[]> {
    return (await this.#kinds.newest()).filter(({ ceased }) => !ceased).map((kind) => HrForm.of(kind));
  }

  @Permit('hrRequestKind.manage')
  @Query(() => [HrRequestKind], { description: 'The kinds of request that HR wrote (H1)' })
  hrRequestKinds(): Promise<HrRequestKind[]> {
    return this.#settings.list();
  }

  @Permit('hrRequestKind.manage')
  @Query(() => HrKindChoices, { description: 'What a kind may name: papers, posts, letters, personal details' })
  hrRequestKindChoices(): Promise<HrKindChoices> {
    return this.#settings.choices();
  }

  @Permit('hrRequestKind.manage')
  @Mutation(() => SaveHrRequestKindResult, { description: 'Makes a kind of request, or its next version (H1)' })
  saveHrRequestKind(
    @Args('input') input: SaveHrRequestKindInput,
  ): Promise<HrRequestKind | InvalidInput | ChangedMeanwhile | NotFound> {
    return this.#settings.save(input);
  }

  @Permit('hrRequestKind.manage')
  @Mutation(() => SaveHrRequestKindResult, { description: 'Offers a kind to nobody any more, or again (H1)' })
  ceaseHrRequestKind(
    @Args('input') input: CeaseHrRequestKindInput,
  ): Promise<HrRequestKind | InvalidInput | ChangedMeanwhile | NotFound> {
    return this.#settings.cease(input);
  }
}
