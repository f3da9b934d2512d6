import { Fen } from '@kefu/office/money';
import { InvalidInput } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** Goods that came in from production with one paper. */
@ObjectType()
export class GoodsReceipt {
  @Field(() => ID)
  id!: string;

  @Field({ description: '入庫單號' })
  number!: string;

  @Field({ description: 'Business date' })
  receivedOn!: string;

  @Field()
  supplier!: string;

  @Field(() => Int, { description: 'How many SKUs' })
  skus!: number;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Fen, { description: 'At contract price' })
  amount!: number;

  @Field()
  enteredBy!: string;
}

@ObjectType()
export class GoodsReceiptConnection extends connectionOf(GoodsReceipt) {}

@ArgsType()
export class GoodsReceiptsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'A receipt’s number, from its beginning' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  text?: string | null;
}

@InputType()
export class GoodsReceiptLineInput {
  @Field({ description: '貨號, as scanned or typed' })
  @IsString()
  @MaxLength(40)
  sku!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;
}

@InputType()
export class EnterGoodsReceiptInput {
  @Field()
  @IsString()
  @MaxLength(40)
  number!: string;

  @Field({ description: 'Business date' })
  @IsString()
  @MaxLength(10)
  receivedOn!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  supplier?: string | null;

  @Field(() => [GoodsReceiptLineInput], { description: 'A SKU that stands several times is counted together' })
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => GoodsReceiptLineInput)
  lines!: GoodsReceiptLineInput[];
}

export const GoodsReceiptResult = createUnionType({
  name: 'GoodsReceiptResult',
  types: () => [GoodsReceipt, InvalidInput] as const,
});
