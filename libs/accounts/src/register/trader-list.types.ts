import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { TraderKind, TraderState } from '../trader/trader.entity.ts';
import { tagPattern } from './tag.ts';
import { TraderFacts, TraderKinds, TraderStates } from './trader.types.ts';

/** In which order a list of traders stands. */
export const TraderOrders = {
  number: 'number',
  numberDescending: 'numberDescending',
  name: 'name',
  nameDescending: 'nameDescending',
  termEnd: 'termEnd',
  termEndDescending: 'termEndDescending',
} as const;
export type TraderOrder = keyof typeof TraderOrders;

registerEnumType(TraderOrders, {
  name: 'TraderOrder',
  description: 'By name is by the folded name. By term end, traders without a term come last.',
});

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Which traders; whatever is left out does not narrow. */
@InputType()
export class TraderFilter {
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(100)
  branchIds?: string[] | null;

  @Field(() => TraderKinds, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(TraderKinds))
  kind?: TraderKind | null;

  @Field(() => TraderStates, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(TraderStates))
  state?: TraderState | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  priority?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those without a market owner (T14), or only those with' })
  @IsOptional()
  @IsBoolean()
  withoutMarketOwner?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those without any phone, or only those with' })
  @IsOptional()
  @IsBoolean()
  withoutPhone?: boolean | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @Matches(tagPattern)
  tag?: string | null;

  @Field(() => String, { nullable: true, description: 'The current term ends on this day or later, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  termEndsFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'The current term ends on this day or earlier, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  termEndsTo?: string | null;

  @Field(() => String, { nullable: true, description: 'Found as by searchTraders, in the order of the list' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class TradersArgs extends PageArgs {
  @Field(() => TraderFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TraderFilter)
  filter?: TraderFilter | null;

  @Field(() => TraderOrders, { defaultValue: TraderOrders.number })
  @IsIn(Object.keys(TraderOrders))
  order: TraderOrder = 'number';
}

/** How many rows a list has, as far as it is worth counting. */
@ObjectType()
export class ListTotal {
  @Field(() => Int)
  count!: number;

  @Field({ description: 'Whether counting stopped there: there are more' })
  more!: boolean;
}

/** A page of traders. */
@ObjectType()
export class TraderConnection extends connectionOf(TraderFacts) {
  /** What the page is of, for the total; no field of the API. */
  filter?: TraderFilter | null;
}
