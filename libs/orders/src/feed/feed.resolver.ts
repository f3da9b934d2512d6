import { Permit, Public } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FeedService } from './feed.service.ts';
import {
  FeedLinkResult,
  FeedPageResult,
  FranchiseeFeed,
  MakeFeedLinkInput,
  OpenFeedInput,
  SilentFranchisee,
} from './feed.types.ts';

const mostDays = 365;

@Resolver()
export class FeedResolver {
  readonly #feed: FeedService;

  constructor(feed: FeedService) {
    this.#feed = feed;
  }

  @Permit('franchisee.manage')
  @Query(() => FranchiseeFeed, {
    description: 'What a franchisee was told of its goods, and the link to its page (F31)',
  })
  franchiseeFeed(@Args('franchiseeId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<FranchiseeFeed> {
    return this.#feed.of(id);
  }

  @Permit('franchiseOrder.read')
  @Query(() => [SilentFranchisee], {
    description: 'Who waits for goods and was told nothing for more than so many days (F31)',
  })
  silentFranchisees(@Args('days', { type: () => Int, defaultValue: 7 }) days: number): Promise<SilentFranchisee[]> {
    return this.#feed.silent(within(days));
  }

  @Permit('franchiseOrder.read')
  @Query(() => Int, { description: 'How many `silentFranchisees` there are (F31)' })
  silentFranchiseeCount(@Args('days', { type: () => Int, defaultValue: 7 }) days: number): Promise<number> {
    return this.#feed.silentCount(within(days));
  }

  @Permit('franchisee.manage')
  @Mutation(() => FeedLinkResult, {
    description: 'Makes a link to a franchisee’s page, in the place of its last (F31)',
  })
  makeFeedLink(@Args('input') input: MakeFeedLinkInput): Promise<typeof FeedLinkResult> {
    return this.#feed.makeLink(input);
  }

  @Permit('franchisee.manage')
  @Mutation(() => Boolean, { description: 'Ends a franchisee’s link; whether there was one (F31)' })
  endFeedLink(@Args('franchiseeId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<boolean> {
    return this.#feed.endLink(id);
  }

  @Public()
  @Mutation(() => FeedPageResult, { description: 'The page of a franchisee who has a link to it (F31)' })
  openFeed(@Args('input') { token }: OpenFeedInput): Promise<typeof FeedPageResult> {
    return this.#feed.open(token);
  }
}

function within(days: number): number {
  return Math.max(0, Math.min(mostDays, days));
}
