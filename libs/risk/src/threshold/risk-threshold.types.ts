import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

export const traderClasses = ['naturalPerson', 'company'] as const;
export type TraderClass = (typeof traderClasses)[number];
export const TraderClasses = Object.fromEntries(traderClasses.map((each) => [each, each]));
registerEnumType(TraderClasses, { name: 'RiskTraderClass' });

export const thresholdStates = ['proposed', 'approved', 'refused'] as const;
export type ThresholdState = (typeof thresholdStates)[number];
export const ThresholdStates = Object.fromEntries(thresholdStates.map((each) => [each, each]));
registerEnumType(ThresholdStates, { name: 'RiskThresholdState' });

/** From which ratio each level begins, for a class of traders, from a day on (T9). Hundredths of a percent: 8000 is 80 %. */
@ObjectType()
export class RiskThreshold {
  @Field(() => ID)
  id!: string;

  @Field(() => TraderClasses)
  traderClass!: TraderClass;

  @Field(() => Int)
  version!: number;

  @Field()
  effectiveFrom!: string;

  @Field(() => Int)
  watch!: number;

  @Field(() => Int)
  warn!: number;

  @Field(() => Int)
  call!: number;

  @Field(() => Int)
  force!: number;

  @Field(() => Int, { description: 'By how much a ratio must fall below a level before it has left it' })
  clears!: number;

  @Field(() => ThresholdStates)
  state!: ThresholdState;

  @Field()
  reason!: string;

  @Field()
  proposedBy!: string;

  @Field()
  proposedAt!: Date;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field({ description: 'Whether runs of today are screened by it' })
  inForce!: boolean;

  @Field({ description: 'Whether the caller may approve or refuse it: somebody else proposed it' })
  decidable!: boolean;
}

/** New limits, to be approved by another person. */
@InputType()
export class ProposeRiskThresholdInput {
  @Field(() => ID)
  @IsUUID()
  marketId!: string;

  @Field(() => TraderClasses)
  @IsIn(traderClasses)
  traderClass!: TraderClass;

  @Field()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(50_000)
  watch!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(50_000)
  warn!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(50_000)
  call!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(50_000)
  force!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(5_000)
  clears!: number;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class DecideRiskThresholdInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field()
  @IsBoolean()
  approve!: boolean;
}

/** What a market's runs are governed by (T9, T11). */
@ObjectType()
export class RiskMarket {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'How far a file’s number of rows may lie from the usual, in percent' })
  rowBandPercent!: number;

  @Field(() => Int, { description: 'The minute of the day by which a trading day must be closed' })
  closeMinute!: number;

  @Field(() => Int)
  receiptMinutes!: number;

  @Field(() => Int, { description: 'Fen for each text that a message is billed as' })
  segmentPriceFen!: number;

  @Field(() => String, { nullable: true, description: 'warn, call, force: below it nobody need approve; null: always' })
  autoApproveBelow!: string | null;

  @Field({ description: 'watch, warn, call: to whose beginning a deposit leads down' })
  depositTo!: string;

  @Field(() => ID, { nullable: true })
  callerId!: string | null;

  @Field(() => String, { nullable: true, description: 'Who telephones; null: who brought the file' })
  caller!: string | null;

  @Field(() => Int, { description: 'Falls of equity in a row that make a care task' })
  streakDays!: number;

  @Field(() => Int, {
    description: 'Turnover of positions over five days, in percent of their mean, that makes a care task',
  })
  turnoverPercent!: number;

  @Field(() => Int)
  version!: number;

  @Field(() => [RiskThreshold], { description: 'The latest first; at most 50' })
  thresholds!: RiskThreshold[];
}

@InputType()
export class ChangeRiskMarketInput extends SeenInput {
  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100)
  rowBandPercent!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1439)
  closeMinute!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(4320)
  receiptMinutes!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1000)
  segmentPriceFen!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['warn', 'call', 'force'])
  autoApproveBelow?: string | null;

  @Field()
  @IsIn(['watch', 'warn', 'call'])
  depositTo!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  callerId?: string | null;

  @Field(() => Int)
  @IsInt()
  @Min(2)
  @Max(30)
  streakDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(100)
  @Max(10_000)
  turnoverPercent!: number;
}

/** A market that begins as another one is. */
@InputType()
export class AddRiskMarketInput {
  @Field()
  @IsString()
  @Matches(/\S/)
  @MaxLength(50)
  name!: string;

  @Field(() => ID, { description: 'The market whose settings, limits and words it begins with' })
  @IsUUID()
  likeId!: string;
}

export const RiskThresholdResult = createUnionType({
  name: 'RiskThresholdResult',
  types: () => [RiskThreshold, InvalidInput, WrongState, NotFound] as const,
});

export const RiskMarketResult = createUnionType({
  name: 'RiskMarketResult',
  types: () => [RiskMarket, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
