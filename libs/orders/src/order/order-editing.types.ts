import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';

/** A line that a draft is to have besides. */
@InputType()
export class AddedOrderLineInput {
  @Field({ description: '款號-色號-尺碼' })
  @IsString()
  @MaxLength(60)
  sku!: string;

  @Field({ description: 'First day of the delivery window' })
  @IsString()
  @MaxLength(10)
  from!: string;

  @Field({ description: 'Last day of the delivery window' })
  @IsString()
  @MaxLength(10)
  to!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100_000)
  quantity!: number;
}

/** What a line of a draft is to be. */
@InputType()
export class ChangedOrderLineInput {
  @Field(() => ID)
  @IsUUID()
  lineId!: string;

  @Field(() => Int, { description: 'Pieces from now on; nought removes the line' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  quantity!: number;
}

@InputType()
export class EditOrderLinesInput extends SeenInput {
  @Field(() => [AddedOrderLineInput])
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => AddedOrderLineInput)
  added!: AddedOrderLineInput[];

  @Field(() => [ChangedOrderLineInput])
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ChangedOrderLineInput)
  changed!: ChangedOrderLineInput[];
}
