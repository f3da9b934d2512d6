import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { FairCell } from './fair.types.ts';

@InputType()
export class CellInput {
  @Field(() => ID)
  @IsUUID()
  skuId!: string;

  @Field(() => Int, { description: 'Pieces; nought takes it back' })
  @IsInt()
  @Min(0)
  @Max(99_999)
  quantity!: number;

  @Field(() => Int, { description: 'Version of the cell that the caller saw; nought where it saw none' })
  @IsInt()
  @Min(0)
  seen!: number;
}

@InputType()
export class SaveCellsInput {
  @Field(() => ID)
  @IsUUID()
  sheetId!: string;

  @Field(() => [CellInput], { description: 'Each SKU once' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CellInput)
  cells!: CellInput[];
}

/** What became of cells that were sent. */
@ObjectType()
export class CellsSaved {
  @Field(() => [FairCell], { description: 'Those that now say what was sent' })
  saved!: FairCell[];

  @Field(() => [FairCell], { description: 'Those that somebody else wrote since: as they stand, and as they stay' })
  conflicts!: FairCell[];

  @Field(() => Int, { description: 'Pieces of the whole sheet' })
  quantity!: number;

  @Field(() => Fen, { description: 'Of the whole sheet' })
  amount!: number;
}

export const SaveCellsResult = createUnionType({
  name: 'SaveCellsResult',
  types: () => [CellsSaved, NotFound, WrongState, InvalidInput] as const,
});
