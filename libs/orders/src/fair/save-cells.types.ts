import { Fen } from '@kefu/office/money';
import { type FieldProblem, fieldProblem, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID, isUUID } from 'class-validator';
import { FairCell } from './fair.types.ts';

/** A cell as it is sent. {@link cellProblems} looks at it: the usual validation of nested inputs takes a fifth of a save. */
@InputType()
export class CellInput {
  @Field(() => ID)
  skuId!: string;

  @Field(() => Int, { description: 'Pieces, 99,999 at most; nought takes it back' })
  quantity!: number;

  @Field(() => Int, { description: 'Version of the cell that the caller saw; nought where it saw none' })
  seen!: number;
}

const most = 99_999;

/** What is wrong with cells, each by its path: no id, pieces out of bounds, a SKU that is named twice. */
export function cellProblems(cells: readonly CellInput[]): FieldProblem[] {
  const named = new Set<string>();
  return cells.flatMap(({ skuId, quantity, seen }, at) => {
    const id = skuId.toLowerCase();
    const twice = named.has(id);
    named.add(id);
    return [
      ...(isUUID(id) ? [] : [fieldProblem(`cells.${at}.skuId`, 'NO_ID', 'the id of a SKU')]),
      ...(twice ? [fieldProblem(`cells.${at}.skuId`, 'SKU_TWICE', 'each SKU once in a save')] : []),
      ...(quantity < 0 || quantity > most
        ? [fieldProblem(`cells.${at}.quantity`, 'OUT_OF_BOUNDS', `pieces from 0 to ${most}`)]
        : []),
      ...(seen < 0 ? [fieldProblem(`cells.${at}.seen`, 'OUT_OF_BOUNDS', 'a version that was seen, or 0')] : []),
    ];
  });
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
