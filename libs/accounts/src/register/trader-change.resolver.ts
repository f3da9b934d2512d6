import type { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { NotFound as NoSuch } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { TraderFacts } from './trader.types.ts';
import { TraderChangeService } from './trader-change.service.ts';
import {
  ChangeTraderResult,
  RevealArgs,
  RevealedField,
  RevealResult,
  TagsChanged,
  TraderChange,
  TraderTagsInput,
} from './trader-change.types.ts';
import { TraderRecordService } from './trader-record.service.ts';
import { TraderRevealService } from './trader-reveal.service.ts';
import { TraderTagService } from './trader-tag.service.ts';

@Resolver()
export class TraderChangeResolver {
  readonly #changes: TraderChangeService;
  readonly #reveals: TraderRevealService;
  readonly #tags: TraderTagService;
  readonly #records: TraderRecordService;

  constructor(
    changes: TraderChangeService,
    reveals: TraderRevealService,
    tags: TraderTagService,
    records: TraderRecordService,
  ) {
    this.#changes = changes;
    this.#reveals = reveals;
    this.#tags = tags;
    this.#records = records;
  }

  @Permit('trader.change')
  @Mutation(() => ChangeTraderResult, { description: 'Changes what the register says of a trader (T6)' })
  async changeTrader(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was read' }) version: number,
    @Args('change') change: TraderChange,
  ): Promise<TraderFacts | InvalidInput | ChangedMeanwhile | NotFound> {
    const failure = await this.#changes.change(id, version, change);
    return failure ?? (await this.#records.one('id', id)) ?? NoSuch.of('trader');
  }

  @Permit('trader.reveal')
  @Mutation(() => RevealResult, { description: 'One sealed field in clear, with a reason, on the record (X2)' })
  revealTraderField(@Args() args: RevealArgs): Promise<RevealedField | InvalidInput | NotFound> {
    return this.#reveals.reveal(args);
  }

  @Permit('trader.classify')
  @Mutation(() => TagsChanged, { description: 'Puts tags on traders and takes others off (T6)' })
  changeTraderTags(@Args('input') input: TraderTagsInput): Promise<TagsChanged> {
    return this.#tags.change(input);
  }

  @Permit('trader.read')
  @Query(() => [String], { description: 'Tags in use, the most used first' })
  traderTags(): Promise<string[]> {
    return this.#tags.inUse();
  }
}
