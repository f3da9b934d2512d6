import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

@InputType()
export class GoodsReturnLineInput {
  @Field({ description: '貨號, as scanned or typed' })
  @IsString()
  @MaxLength(40)
  sku!: string;

  @Field(() => Int, { description: 'Pieces that came back' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;
}

@InputType()
export class EnterGoodsReturnInput {
  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field({ description: '退貨單號' })
  @IsString()
  @MaxLength(40)
  number!: string;

  @Field({ description: 'Business date on which the goods came back' })
  @IsString()
  @MaxLength(10)
  returnedOn!: string;

  @Field({ description: 'Why they came back' })
  @IsString()
  @MaxLength(200)
  reason!: string;

  @Field(() => [GoodsReturnLineInput], { description: 'A SKU that stands several times is counted together' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => GoodsReturnLineInput)
  lines!: GoodsReturnLineInput[];
}
