import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DispatchSources } from '../dispatch/dispatch.types.ts';
import type { DispatchSource } from '../dispatch/dispatch-kinds.ts';

export const GoodsRequestKinds = {
  REPLENISHMENT: 'REPLENISHMENT',
  SPECIAL: 'SPECIAL',
  SUBSTITUTION: 'SUBSTITUTION',
  DIVERSION: 'DIVERSION',
} as const;
export type GoodsRequestKind = keyof typeof GoodsRequestKinds;
registerEnumType(GoodsRequestKinds, { name: 'GoodsRequestKind' });
export const GoodsRequestStates = { asked: 'asked', done: 'done', refused: 'refused' } as const;
registerEnumType(GoodsRequestStates, { name: 'GoodsRequestState' });

/** Goods beside the orders: replenishment, special price, substitution, or what an own store takes. */
@ObjectType()
export class GoodsRequest {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field(() => GoodsRequestKinds)
  kind!: GoodsRequestKind;

  @Field(() => GoodsRequestStates)
  state!: keyof typeof GoodsRequestStates;

  @Field({ description: 'The franchisee or own store that gets the goods' })
  receiver!: string;

  @Field(() => DispatchSources, { nullable: true })
  source!: DispatchSource | null;

  @Field()
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Who of the franchisee agreed to other goods, and how' })
  consent!: string | null;

  @Field(() => String, { nullable: true, description: 'Business date' })
  consentedOn!: string | null;

  @Field()
  askedBy!: string;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The dispatch note that came of it' })
  noteId!: string | null;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field(() => Int, { description: 'Pieces that were held for orders and went to an own store instead' })
  diverted!: number;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class GoodsRequestConnection extends connectionOf(GoodsRequest) {}

/** One SKU of a request. */
@ObjectType()
export class GoodsRequestLine {
  @Field(() => ID)
  skuId!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen)
  unitPrice!: number;

  @Field(() => Fen)
  contractPrice!: number;

  @Field(() => String, { nullable: true, description: 'The ordered SKU that it stands for' })
  original!: string | null;
}

/** An order line that gave up what was held for it. */
@ObjectType()
export class Diversion {
  @Field(() => ID)
  orderLineId!: string;

  @Field()
  franchisee!: string;

  @Field()
  sku!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen, { description: 'At the price of the order' })
  amount!: number;
}

@ArgsType()
export class GoodsRequestsArgs extends PageArgs {
  @Field(() => GoodsRequestStates, { nullable: true })
  @IsOptional()
  @IsEnum(GoodsRequestStates)
  state?: keyof typeof GoodsRequestStates | null;

  @Field(() => GoodsRequestKinds, { nullable: true })
  @IsOptional()
  @IsEnum(GoodsRequestKinds)
  kind?: GoodsRequestKind | null;
}

@InputType()
export class GoodsRequestLineInput {
  @Field()
  @IsString()
  @MaxLength(40)
  sku!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;

  @Field(() => Fen, { nullable: true, description: 'The contract price by default' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  unitPrice?: number | null;

  @Field(() => String, { nullable: true, description: 'With a substitution: the ordered SKU that it stands for' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  original?: string | null;
}

@InputType()
export class RequestGoodsInput {
  @Field(() => GoodsRequestKinds)
  @IsEnum(GoodsRequestKinds)
  kind!: GoodsRequestKind;

  @Field(() => ID, { nullable: true, description: 'Who gets the goods; not with a diversion' })
  @IsOptional()
  @IsUUID()
  franchiseeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The own store that gets the goods, with a diversion' })
  @IsOptional()
  @IsUUID()
  placeId?: string | null;

  @Field(() => DispatchSources, { nullable: true, description: 'With replenishment and special price' })
  @IsOptional()
  @IsEnum(DispatchSources)
  source?: DispatchSource | null;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;

  @Field(() => [GoodsRequestLineInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => GoodsRequestLineInput)
  lines!: GoodsRequestLineInput[];
}

@InputType()
export class RecordConsentInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field({ description: 'Who of the franchisee agreed, and how' })
  @IsString()
  @MaxLength(200)
  consent!: string;

  @Field({ description: 'Business date' })
  @IsString()
  @MaxLength(10)
  consentedOn!: string;
}

export const GoodsRequestResult = createUnionType({
  name: 'GoodsRequestResult',
  types: () => [GoodsRequest, InvalidInput, NotFound, WrongState] as const,
});
