import { Fen } from '@kefu/office/money';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';

/** A SKU of which there will not be enough (F30). Pieces. */
@ObjectType()
export class Shortage {
  @Field(() => ID)
  skuId!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field({ description: 'The last day of the first window that cannot be served; a business date' })
  breaksOn!: string;

  @Field(() => Int, { description: 'What lines wait for, beside what is held for them' })
  wanted!: number;

  @Field(() => Int, { description: 'Free in the warehouse' })
  free!: number;

  @Field(() => Int, { description: 'Asked of production and not delivered yet' })
  expected!: number;

  @Field(() => Int)
  short!: number;

  @Field(() => Fen, { description: 'Estimate: what is short at the lines’ average contract price' })
  lost!: number;
}

/** What will be short, as windows end (F30). */
@ObjectType()
export class ShortageForecast {
  @Field(() => Int, { description: 'How many SKUs' })
  skus!: number;

  @Field(() => Int, { description: 'Pieces' })
  short!: number;

  @Field(() => Fen)
  lost!: number;

  @Field(() => [Shortage], { description: 'Those that break first, 500 at the most' })
  rows!: Shortage[];
}

@ArgsType()
export class ShortageForecastArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  seasonId?: string | null;
}
