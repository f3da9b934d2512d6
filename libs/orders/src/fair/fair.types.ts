import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export const FairSheetStates = { OPEN: 'OPEN', HANDED_IN: 'HANDED_IN' };
registerEnumType(FairSheetStates, { name: 'FairSheetState' });
export type FairSheetState = keyof typeof FairSheetStates;

/** What one franchisee orders at the fair of a season, while it is entered (F1). */
@ObjectType()
export class FairSheet {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => ID)
  seasonId!: string;

  @Field({ description: 'Such as 2009AW' })
  season!: string;

  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchiseeNumber!: string;

  @Field()
  franchisee!: string;

  @Field(() => FairSheetStates)
  state!: FairSheetState;

  @Field(() => Fen, { nullable: true, description: 'What the franchisee means to order for' })
  target!: number | null;

  @Field({ description: 'First day of the delivery window' })
  windowFrom!: string;

  @Field({ description: 'Last day of the delivery window' })
  windowTo!: string;

  @Field(() => Int, { description: 'Pieces' })
  quantity!: number;

  @Field(() => Fen, { description: 'At contract prices' })
  amount!: number;

  @Field(() => ID, { nullable: true, description: 'The order that it became' })
  orderId!: string | null;

  @Field(() => String, { nullable: true })
  orderNumber!: string | null;
}

@ObjectType()
export class FairSheetConnection extends connectionOf(FairSheet) {
  @Field(() => Int, { description: 'How many fit the filter' })
  totalCount!: number;
}

@ArgsType()
export class FairSheetsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  seasonId!: string;

  @Field(() => FairSheetStates, { nullable: true })
  @IsOptional()
  @IsEnum(FairSheetStates)
  state?: FairSheetState | null;

  @Field(() => String, { nullable: true, description: 'Part of the franchisee’s name or number, pinyin or initials' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;
}

/** A colour of a style at the fair: one row of the matrix. */
@ObjectType()
export class FairColour {
  @Field({ description: 'Two digits' })
  code!: string;

  @Field()
  name!: string;

  @Field(() => [ID], { description: 'Its SKUs, one for each of the style’s sizes' })
  skuIds!: string[];
}

/** A style that is offered at the fair (F2). */
@ObjectType()
export class FairStyle {
  @Field(() => ID)
  id!: string;

  @Field({ description: '款號' })
  number!: string;

  @Field()
  name!: string;

  @Field({ description: 'As searched for: folded, with pinyin' })
  searchKey!: string;

  @Field({ description: '類別' })
  category!: string;

  @Field(() => Fen, { description: '合同價' })
  contractPrice!: number;

  @Field(() => String, { nullable: true, description: 'Address of its picture' })
  picture!: string | null;

  @Field(() => [String])
  sizes!: string[];

  @Field(() => [FairColour])
  colours!: FairColour[];
}

@InputType()
export class OpenFairSheetInput {
  @Field(() => ID)
  @IsUUID()
  seasonId!: string;

  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field(() => Fen, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000_000)
  target?: number | null;

  @Field({ description: 'First day of the delivery window' })
  @IsString()
  @MaxLength(10)
  windowFrom!: string;

  @Field({ description: 'Last day of the delivery window' })
  @IsString()
  @MaxLength(10)
  windowTo!: string;
}

@InputType()
export class ChangeFairSheetInput extends SeenInput {
  @Field(() => Fen, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000_000)
  target?: number | null;

  @Field()
  @IsString()
  @MaxLength(10)
  windowFrom!: string;

  @Field()
  @IsString()
  @MaxLength(10)
  windowTo!: string;
}

@InputType({ description: 'A sheet as the caller saw it' })
export class SeenFairSheetInput extends SeenInput {}

export const FairSheetResult = createUnionType({
  name: 'FairSheetResult',
  types: () => [FairSheet, NotFound, WrongState, ChangedMeanwhile, InvalidInput] as const,
});

/** What one SKU of a sheet says (F3). */
@ObjectType()
export class FairCell {
  @Field(() => ID)
  skuId!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int, { description: 'Counts its changes' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Who wrote it last' })
  changedBy!: string | null;

  @Field(() => Date)
  changedAt!: Date;
}
