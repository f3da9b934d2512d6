import { ShelfPlace } from '@kefu/office/documents';
import { AvailableTransition, CaseFacts, TransitionBlocked } from '@kefu/office/lifecycle';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import type { Text } from '@kefu/platform/language';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Branch } from '../register/trader.types.ts';
import { ItemTicks, Resolutions } from './transmittal.input.ts';
import type { ItemTick, Resolution } from './transmittal-item.entity.ts';

/** Whom a line of a packing list is about. */
@ObjectType()
export class TransmittalSubject {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;
}

/** One line of a packing list, and what was found of it (T8). */
@ObjectType()
export class TransmittalLine {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  position!: number;

  @Field(() => TransmittalSubject, { nullable: true })
  trader!: TransmittalSubject | null;

  @Field(() => TransmittalSubject, { nullable: true })
  application!: TransmittalSubject | null;

  @Field({ description: 'Key of a type of paper, or the sender’s own words' })
  type!: string;

  @Field({ description: 'What it is, in words' })
  paper!: string;

  /** The title of its type in every language; null for the sender's own words. */
  titles!: Text | null;

  @Field(() => Int)
  copies!: number;

  @Field()
  note!: string;

  @Field(() => ItemTicks, { nullable: true, description: 'Null until somebody looked' })
  tick!: ItemTick | null;

  @Field(() => String, { nullable: true })
  tickedBy!: string | null;

  @Field(() => Date, { nullable: true })
  tickedAt!: Date | null;

  @Field(() => Resolutions, { nullable: true })
  resolution!: Resolution | null;

  @Field()
  resolutionNote!: string;

  @Field(() => String, { nullable: true })
  resolvedBy!: string | null;

  @Field(() => [Resolutions], { description: 'What may be agreed on it; nothing where it is as it should be' })
  resolutions!: Resolution[];

  @Field(() => Int)
  version!: number;
}

/** A parcel of files as lists and records show it (T8). */
@ObjectType('Transmittal')
export class TransmittalFacts extends CaseFacts {
  @Field({ description: 'By which people call it' })
  number!: string;

  @Field(() => Branch)
  branch!: Branch;

  @Field()
  courier!: string;

  @Field()
  waybill!: string;

  @Field()
  note!: string;

  @Field()
  packedBy!: string;

  @Field(() => Date)
  packedAt!: Date;

  @Field(() => String, { nullable: true })
  sentBy!: string | null;

  @Field(() => Date, { nullable: true })
  sentAt!: Date | null;

  @Field(() => String, { nullable: true })
  receivedBy!: string | null;

  @Field(() => Date, { nullable: true })
  receivedAt!: Date | null;

  @Field(() => String, { nullable: true })
  acknowledgedBy!: string | null;

  @Field(() => Date, { nullable: true })
  acknowledgedAt!: Date | null;

  @Field(() => ShelfPlace, { nullable: true })
  place!: ShelfPlace | null;

  @Field(() => Int, { description: 'Lines of the packing list, extra ones too' })
  lines!: number;

  @Field(() => Int, { description: 'Lines that nobody has looked at' })
  unticked!: number;

  @Field(() => Int, { description: 'Differences without a resolution' })
  openDifferences!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Office days since it was sent; null when it is not on the way nor being checked',
  })
  waitedDays!: number | null;

  @Field({ description: 'Whether it has waited for as long as it may' })
  overdue!: boolean;
}

/** A parcel with its packing list and what may be done with it. */
@ObjectType()
export class TransmittalRecord extends TransmittalFacts {
  @Field(() => [TransmittalLine], { description: 'The packing list, in its order' })
  items!: TransmittalLine[];

  @Field(() => [AvailableTransition], { description: 'What the caller may do with it now' })
  transitions!: AvailableTransition[];
}

@ObjectType()
export class TransmittalConnection extends connectionOf(TransmittalFacts) {}

@InputType()
export class TransmittalFilter {
  @Field(() => [String], { nullable: true, description: 'Keys of states' })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(10)
  states?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(100)
  branchIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that have waited too long' })
  @IsOptional()
  @IsBoolean()
  overdue?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Begins the number or the waybill' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class TransmittalsArgs extends PageArgs {
  @Field(() => TransmittalFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TransmittalFilter)
  filter?: TransmittalFilter | null;
}

/** How many parcels wait, for the cockpit. */
@ObjectType()
export class TransmittalsWaiting {
  @Field(() => Int, { description: 'On the way' })
  sent!: number;

  @Field(() => Int, { description: 'Received and not acknowledged' })
  received!: number;

  @Field(() => Int, { description: 'Of both, those that have waited too long' })
  overdue!: number;
}

/** The figures of a branch (T8). */
@ObjectType()
export class TransmittalFigure {
  @Field(() => Branch)
  branch!: Branch;

  @Field(() => Int, { description: 'Accounts opened in the span' })
  openings!: number;

  @Field(() => Int, { description: 'Parcels sent in the span' })
  sent!: number;

  @Field(() => Int, { description: 'Parcels acknowledged in the span' })
  acknowledged!: number;

  @Field(() => Int, { description: 'Differences found in these' })
  differences!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Median office minutes from sending to acknowledging, of those acknowledged in the span',
  })
  medianLagMinutes!: number | null;
}

/** After how long parcels are chased (T8). */
@ObjectType()
export class TransmittalPolicy {
  @Field(() => [Int], { description: 'Office days after sending, ascending' })
  chaseDays!: number[];

  @Field(() => Int)
  version!: number;
}

export const SaveTransmittalResult = createUnionType({
  name: 'SaveTransmittalResult',
  types: () => [TransmittalRecord, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

export const MoveTransmittalResult = createUnionType({
  name: 'MoveTransmittalResult',
  types: () => [TransmittalRecord, TransitionBlocked, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

export const CheckTransmittalResult = createUnionType({
  name: 'CheckTransmittalResult',
  types: () => [TransmittalRecord, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

export const TransmittalPolicyResult = createUnionType({
  name: 'TransmittalPolicyResult',
  types: () => [TransmittalPolicy, InvalidInput, ChangedMeanwhile] as const,
});
