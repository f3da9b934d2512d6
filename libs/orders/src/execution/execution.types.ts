import { Fen } from '@kefu/office/money';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, Int, IntersectionType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export const ExecutionGroups = { FRANCHISEE: 'FRANCHISEE', MONTH: 'MONTH', CATEGORY: 'CATEGORY', SEASON: 'SEASON' };
registerEnumType(ExecutionGroups, {
  name: 'ExecutionGroup',
  description: 'MONTH is the month in which the delivery window ends',
});
export type ExecutionGroup = keyof typeof ExecutionGroups;

/** What an ordered piece came to; each is exactly one of them. */
export const ExecutionParts = {
  DELIVERED: 'DELIVERED',
  SUBSTITUTED: 'SUBSTITUTED',
  CANCELLED: 'CANCELLED',
  LATE: 'LATE',
  DIVERTED: 'DIVERTED',
  SHORT: 'SHORT',
};
registerEnumType(ExecutionParts, {
  name: 'ExecutionPart',
  description:
    'LATE came outside its window, DIVERTED went to an own store instead and is still open, SHORT has not come',
});
export type ExecutionPart = keyof typeof ExecutionParts;

/** How far orders were executed (F6): ordered = delivered + substituted + cancelled + late + diverted + short. */
@ObjectType()
export class ExecutionFigure {
  @Field({ description: 'Id of the franchisee or season; otherwise the word itself' })
  key!: string;

  @Field()
  label!: string;

  @Field(() => Fen)
  ordered!: number;

  @Field(() => Fen, { description: 'In the window, less what came back, at most what was ordered' })
  delivered!: number;

  @Field(() => Fen, { description: 'Other goods in its place (F10)' })
  substituted!: number;

  @Field(() => Fen)
  cancelled!: number;

  @Field(() => Fen, { description: 'Came outside the window' })
  late!: number;

  @Field(() => Fen, {
    description: 'Was held for the franchisee, went to an own store instead, and is still open (F7)',
  })
  diverted!: number;

  @Field(() => Fen, { description: 'Has not come' })
  short!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Percent, two decimals, half up; null where nothing was ordered',
  })
  rate!: string | null;

  @Field(() => String, { nullable: true, description: 'The same with substitutes counted as delivered' })
  rateWithSubstitutes!: string | null;

  @Field(() => Fen, { description: 'Of what was ordered, that of months which are over' })
  due!: number;

  @Field({ description: 'What is due stays below the threshold of a season: a reason and an action are asked' })
  below!: boolean;
}

@ArgsType()
export class ExecutionArgs {
  @Field(() => [ID], { description: 'Their figures are added before they are divided' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(20)
  seasonIds!: string[];

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  franchiseeId?: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/)
  month?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  category?: string | null;
}

@ArgsType()
export class ExecutionFiguresArgs extends ExecutionArgs {
  @Field(() => ExecutionGroups)
  @IsEnum(ExecutionGroups)
  by!: ExecutionGroup;
}

/** An order line behind a figure. */
@ObjectType()
export class ExecutionLine {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchisee!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field()
  windowFrom!: string;

  @Field()
  windowTo!: string;

  @Field(() => Int)
  ordered!: number;

  @Field(() => Int, { description: 'Pieces of the part that was asked for' })
  quantity!: number;

  @Field(() => Fen, { description: 'The same at contract price' })
  amount!: number;
}

@ObjectType()
export class ExecutionLineConnection extends connectionOf(ExecutionLine) {}

@ArgsType()
export class ExecutionLinesArgs extends IntersectionType(ExecutionArgs, PageArgs, ArgsType) {
  @Field(() => ExecutionParts)
  @IsEnum(ExecutionParts)
  part!: ExecutionPart;
}
