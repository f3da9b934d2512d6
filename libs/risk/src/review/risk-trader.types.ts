import { Fen } from '@kefu/office/money';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { type RiskLevel, riskLevels } from '../level/risk-level.ts';
import { RiskLevels } from '../level/risk-level.types.ts';

export const riskChanges = ['fresh', 'raised', 'same', 'lowered', 'cleared', 'nearlyCleared'] as const;
export type RiskChange = (typeof riskChanges)[number];
export const RiskChangeKinds = Object.fromEntries(riskChanges.map((change) => [change, change]));
registerEnumType(RiskChangeKinds, { name: 'RiskChange', description: 'Since the trading day before' });

export const noticeFates = ['send', 'excluded', 'told'] as const;
export type NoticeFate = (typeof noticeFates)[number];
export const NoticeFates = Object.fromEntries(noticeFates.map((fate) => [fate, fate]));
registerEnumType(NoticeFates, { name: 'RiskNoticeFate', description: 'Whether a trader gets a message' });

/** A trader in the review of a run (T9); the phone is masked. */
@ObjectType()
export class RiskTrader {
  @Field(() => ID)
  traderId!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field()
  branch!: string;

  @Field()
  priority!: boolean;

  @Field(() => String, { nullable: true, description: 'Masked; null where there is none' })
  phoneMasked!: string | null;

  @Field(() => Int)
  line!: number;

  @Field(() => RiskLevels, { nullable: true })
  level!: RiskLevel | null;

  @Field(() => String, { nullable: true, description: 'In percent, cut off after two digits; ∞ where equity is gone' })
  ratio!: string | null;

  @Field(() => Fen)
  margin!: number;

  @Field(() => Fen)
  equity!: number;

  @Field(() => Fen)
  floating!: number;

  @Field(() => Int)
  positions!: number;

  @Field(() => Fen, { description: 'What brings the ratio down to the limit that the market names' })
  deposit!: number;

  @Field(() => RiskLevels, { nullable: true })
  levelBefore!: RiskLevel | null;

  @Field(() => String, { nullable: true })
  ratioBefore!: string | null;

  @Field(() => RiskChangeKinds, { nullable: true })
  change!: RiskChange | null;

  @Field(() => NoticeFates, { nullable: true })
  fate!: NoticeFate | null;

  @Field(() => String, { nullable: true })
  excludedReason!: string | null;

  @Field(() => String, { nullable: true })
  excludedBy!: string | null;

  @Field(() => ID, { nullable: true, description: 'The latest notice of the day; null where there is none' })
  noticeId!: string | null;

  @Field(() => RiskLevels, { nullable: true, description: 'What it told' })
  noticeLevel!: RiskLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is: a state of the message ledger, `missing`, or `excluded`',
  })
  noticeState!: string | null;

  @Field(() => ID, { nullable: true, description: 'Its message in the ledger' })
  messageId!: string | null;

  @Field(() => String, { nullable: true, description: 'The words that the trader will get' })
  text!: string | null;

  @Field(() => Int)
  segments!: number;
}

@ObjectType()
export class RiskTraderConnection extends connectionOf(RiskTrader) {}

@InputType()
export class RiskTraderFilter {
  @Field(() => RiskLevels, { nullable: true })
  @IsOptional()
  @IsIn(riskLevels)
  level?: RiskLevel | null;

  @Field(() => RiskChangeKinds, { nullable: true })
  @IsOptional()
  @IsIn(riskChanges)
  change?: RiskChange | null;

  @Field(() => NoticeFates, { nullable: true })
  @IsOptional()
  @IsIn(noticeFates)
  fate?: NoticeFate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the latest notice is: a state of the ledger, `missing`, …',
  })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  noticeState?: string | null;

  @Field(() => String, { nullable: true, description: 'Begins the number, or is part of the name' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class RiskTradersArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => RiskTraderFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RiskTraderFilter)
  filter?: RiskTraderFilter | null;
}
