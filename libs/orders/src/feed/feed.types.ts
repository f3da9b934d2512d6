import { Fen } from '@kefu/office/money';
import { NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { OrderKinds, type OrderState, OrderStates } from '../order/franchise-order.types.ts';

export const FeedLinkStates = { OPEN: 'OPEN', EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' };
registerEnumType(FeedLinkStates, { name: 'FeedLinkState' });

/** A link to a franchisee's page (F31). The link itself is shown once, when it is made. */
@ObjectType()
export class FeedLink {
  @Field(() => ID)
  id!: string;

  @Field(() => FeedLinkStates)
  state!: keyof typeof FeedLinkStates;

  @Field()
  madeBy!: string;

  @Field(() => Date)
  madeAt!: Date;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When somebody opened it first' })
  openedAt!: Date | null;
}

/** A link that was just made. */
@ObjectType()
export class FeedLinkMade {
  @Field(() => FeedLink)
  link!: FeedLink;

  @Field({ description: 'The address, which holds the secret: shown this once' })
  address!: string;
}

/** Something that a franchisee was told of its goods. */
@ObjectType()
export class FeedMessage {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Stage of an order, or DISPATCHED' })
  stage!: string;

  @Field()
  on!: string;

  @Field({ description: 'Where the message stands' })
  state!: string;
}

/** What a franchisee is told, and the link to its page. */
@ObjectType()
export class FranchiseeFeed {
  @Field(() => FeedLink, { nullable: true, description: 'The latest' })
  link!: FeedLink | null;

  @Field(() => [FeedMessage], { description: 'The latest first' })
  messages!: FeedMessage[];
}

/** A franchisee who waits for goods and was told nothing for long. */
@ObjectType()
export class SilentFranchisee {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;

  @Field(() => Int, { description: 'Pieces that it waits for' })
  open!: number;

  @Field(() => String, { nullable: true, description: 'The day on which it was told something last' })
  lastTold!: string | null;
}

/** An order on a franchisee's own page. */
@ObjectType()
export class FeedOrder {
  @Field()
  number!: string;

  @Field()
  season!: string;

  @Field(() => OrderKinds)
  kind!: 'ORIGINAL' | 'DIFFERENCE';

  @Field(() => OrderStates)
  stage!: OrderState;

  @Field(() => Date)
  since!: Date;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => Int, { description: 'Pieces that did not come yet' })
  open!: number;
}

/** Goods that went out to a franchisee. */
@ObjectType()
export class FeedGoods {
  @Field()
  number!: string;

  @Field()
  on!: string;

  @Field(() => Int)
  quantity!: number;
}

/** What a franchisee waits for, by the month in which it shall be there. */
@ObjectType()
export class FeedMonth {
  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field(() => Int)
  quantity!: number;
}

/** A franchisee's own page (F31). */
@ObjectType()
export class FeedPage {
  @Field()
  franchisee!: string;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => [FeedOrder])
  orders!: FeedOrder[];

  @Field(() => [FeedGoods])
  goods!: FeedGoods[];

  @Field(() => [FeedMonth])
  open!: FeedMonth[];
}

@InputType()
export class MakeFeedLinkInput {
  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field(() => Int, { defaultValue: 14, description: 'For how many days it opens' })
  @IsInt()
  @Min(1)
  @Max(60)
  days!: number;
}

@InputType()
export class OpenFeedInput {
  @Field({ description: 'The secret of the link. It goes in the body, so that it stands in no log' })
  @IsString()
  @MaxLength(100)
  token!: string;
}

export const FeedLinkResult = createUnionType({
  name: 'FeedLinkResult',
  types: () => [FeedLinkMade, NotFound] as const,
});
export const FeedPageResult = createUnionType({
  name: 'FeedPageResult',
  types: () => [FeedPage, NotFound] as const,
});
