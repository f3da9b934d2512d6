import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type MovementKind, movementKinds } from './stock-ledger.ts';

export const StockPlaceKinds = { WAREHOUSE: 'WAREHOUSE', OWN_STORE: 'OWN_STORE' } as const;
registerEnumType(StockPlaceKinds, { name: 'StockPlaceKind' });
export const MovementKinds = Object.fromEntries(movementKinds.map((kind) => [kind, kind]));
registerEnumType(MovementKinds, { name: 'StockMovementKind' });
export const StockOnly = { RESERVED: 'RESERVED', FREE: 'FREE', EMPTY: 'EMPTY' } as const;
registerEnumType(StockOnly, { name: 'StockOnly' });

/** Where goods lie: the central warehouse or an own store. */
@ObjectType()
export class StockPlace {
  @Field(() => ID)
  id!: string;

  @Field()
  code!: string;

  @Field()
  name!: string;

  @Field(() => StockPlaceKinds)
  kind!: keyof typeof StockPlaceKinds;
}

/** What lies of a SKU at a place. */
@ObjectType()
export class StockBalance {
  @Field(() => ID)
  placeId!: string;

  @Field()
  place!: string;

  @Field(() => ID)
  skuId!: string;

  @Field({ description: '貨號' })
  sku!: string;

  @Field()
  styleName!: string;

  @Field()
  category!: string;

  @Field()
  colour!: string;

  @Field()
  size!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int, { description: 'Held for franchise orders' })
  reserved!: number;

  @Field(() => Int, { description: 'Neither held nor gone' })
  free!: number;

  @Field(() => Fen, { description: 'At contract price' })
  amount!: number;
}

@ObjectType()
export class StockBalanceConnection extends connectionOf(StockBalance) {}

/** What lies at a place, or everywhere, in all. */
@ObjectType()
export class StockTotal {
  @Field(() => Int)
  skus!: number;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int)
  reserved!: number;

  @Field(() => Int)
  free!: number;

  @Field(() => Fen)
  amount!: number;
}

@ArgsType()
export class StockArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  placeId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A SKU’s number from its beginning, or part of the style’s name',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => StockOnly, { nullable: true })
  @IsOptional()
  @IsEnum(StockOnly)
  only?: keyof typeof StockOnly | null;
}

/** One movement of the stock ledger; never changed. */
@ObjectType()
export class StockMovement {
  @Field(() => ID)
  id!: string;

  @Field()
  place!: string;

  @Field()
  sku!: string;

  @Field(() => MovementKinds)
  kind!: MovementKind;

  @Field(() => Int, { description: 'What left is negative' })
  quantity!: number;

  @Field(() => Fen)
  amount!: number;

  @Field({ description: 'Business date' })
  day!: string;

  @Field()
  document!: string;

  @Field()
  reason!: string;

  @Field()
  madeBy!: string;

  @Field(() => Date)
  at!: Date;
}

@ObjectType()
export class StockMovementConnection extends connectionOf(StockMovement) {}

@ArgsType()
export class StockMovementsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  skuId!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  placeId?: string | null;
}

@InputType()
export class AdjustStockInput {
  @Field(() => ID)
  @IsUUID()
  placeId!: string;

  @Field(() => ID)
  @IsUUID()
  skuId!: string;

  @Field(() => Int, { description: 'Pieces found more, or fewer where negative' })
  @IsInt()
  @Min(-1_000_000)
  @Max(1_000_000)
  quantity!: number;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const AdjustStockResult = createUnionType({
  name: 'AdjustStockResult',
  types: () => [StockBalance, InvalidInput, NotFound] as const,
});
