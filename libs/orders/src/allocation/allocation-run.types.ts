import { Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  IsBoolean,
  IsEnum,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { type AllocationMode, type AllocationReason, allocationModes, allocationReasons } from './allocation.ts';

export const AllocationModes = Object.fromEntries(allocationModes.map((mode) => [mode, mode]));
registerEnumType(AllocationModes, { name: 'AllocationMode' });
export const AllocationReasons = Object.fromEntries(allocationReasons.map((reason) => [reason, reason]));
registerEnumType(AllocationReasons, { name: 'AllocationReason' });
export const AllocationStates = { PROPOSED: 'PROPOSED', COMMITTED: 'COMMITTED', DISCARDED: 'DISCARDED' } as const;
registerEnumType(AllocationStates, { name: 'AllocationState' });
export const AllocationPools = { MAIN: 'MAIN', LATE: 'LATE', NEW_CUSTOMER: 'NEW_CUSTOMER' } as const;
registerEnumType(AllocationPools, { name: 'AllocationPool' });

/** One sharing-out: what it went by, and what it comes to. */
@ObjectType()
export class AllocationRun {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field(() => AllocationStates)
  state!: keyof typeof AllocationStates;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the receipt whose goods are shared out; null for all that is free',
  })
  receipt!: string | null;

  @Field(() => String, { nullable: true })
  season!: string | null;

  @Field(() => AllocationPools, { nullable: true })
  pool!: keyof typeof AllocationPools | null;

  @Field(() => String, { nullable: true, description: 'Only lines whose window begins by this day' })
  windowsBeginBy!: string | null;

  @Field(() => AllocationModes)
  mode!: AllocationMode;

  @Field(() => Int)
  packSize!: number;

  @Field(() => Int, { description: 'In basis points' })
  minimumFill!: number;

  @Field(() => Int)
  skus!: number;

  @Field(() => Int)
  lines!: number;

  @Field(() => Int)
  supply!: number;

  @Field(() => Int)
  demand!: number;

  @Field(() => Int)
  given!: number;

  @Field(() => Int, { description: 'Supply and demand would allow it, packs or minimum fill do not' })
  leftOver!: number;

  @Field()
  proposedBy!: string;

  @Field(() => Date)
  proposedAt!: Date;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class AllocationRunConnection extends connectionOf(AllocationRun) {}

/** One SKU of a run. */
@ObjectType()
export class AllocationSku {
  @Field(() => ID)
  skuId!: string;

  @Field()
  sku!: string;

  @Field()
  styleName!: string;

  @Field(() => Int)
  supply!: number;

  @Field(() => Int)
  demand!: number;

  @Field(() => Int)
  given!: number;

  @Field(() => Int)
  leftOver!: number;
}

@ObjectType()
export class AllocationSkuConnection extends connectionOf(AllocationSku) {}

@ArgsType()
export class AllocationSkusArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Only those of which there is too little' })
  @IsOptional()
  @IsBoolean()
  short?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A SKU’s number, from its beginning' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  text?: string | null;
}

/** What a line of an order was given of a SKU, and how that came about. */
@ObjectType()
export class AllocationShare {
  @Field(() => ID)
  orderLineId!: string;

  @Field(() => ID)
  franchiseeId!: string;

  @Field()
  franchisee!: string;

  @Field(() => Int)
  tier!: number;

  @Field(() => Date)
  orderedAt!: Date;

  @Field(() => Int)
  demand!: number;

  @Field(() => Int)
  given!: number;

  @Field(() => AllocationReasons)
  reason!: AllocationReason;

  @Field(() => Int, { description: 'What the tiers before left of the supply' })
  tierSupply!: number;

  @Field(() => Int, { description: 'What the whole tier asked for' })
  tierDemand!: number;

  @Field(() => String, { description: 'Its share by proportion before rounding, an exact decimal of four places' })
  exactShare!: string;

  @Field(() => Int, {
    description: 'Place by what was left of its share after the whole pieces; the first get one more',
  })
  remainderPlace!: number;
}

@InputType()
export class ProposeAllocationInput {
  @Field(() => String, { nullable: true, description: 'Number of a receipt; all that is free without it' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  receipt?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  seasonId?: string | null;

  @Field(() => AllocationPools, { nullable: true })
  @IsOptional()
  @IsEnum(AllocationPools)
  pool?: keyof typeof AllocationPools | null;

  @Field(() => String, { nullable: true, description: 'Business date' })
  @IsOptional()
  @Length(10, 10)
  @IsISO8601({ strict: true })
  windowsBeginBy?: string | null;

  @Field(() => AllocationModes, { nullable: true, description: 'TIERS by default' })
  @IsOptional()
  @IsEnum(AllocationModes)
  mode?: AllocationMode | null;

  @Field(() => Int, { nullable: true, description: 'Whole packs of so many pieces; single pieces by default' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  packSize?: number | null;

  @Field(() => Int, { nullable: true, description: 'In basis points; none by default' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  minimumFill?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A proposal that this one takes the place of: what if the rules were others?',
  })
  @IsOptional()
  @IsUUID()
  replaces?: string | null;
}

/** Goods or orders changed since the proposal: nothing was given; propose again. */
@ObjectType({ implements: () => [Failure] })
export class AllocationOutdated extends Failure {
  @Field(() => [String], { description: 'SKUs of which less is free or wanted than was to be given; ten at most' })
  skus!: string[];

  static of(skus: readonly string[]): AllocationOutdated {
    return Object.assign(new AllocationOutdated(), {
      code: 'ALLOCATION_OUTDATED',
      message: 'Goods or orders changed since the proposal; propose again',
      skus: [...skus],
    });
  }
}

export const ProposeAllocationResult = createUnionType({
  name: 'ProposeAllocationResult',
  types: () => [AllocationRun, InvalidInput] as const,
});

export const DecideAllocationResult = createUnionType({
  name: 'DecideAllocationResult',
  types: () => [AllocationRun, AllocationOutdated, NotFound, WrongState] as const,
});
