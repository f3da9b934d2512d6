import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { RiskLevel } from '../level/risk-level.ts';
import { RiskLevels } from '../level/risk-level.types.ts';
import { type FollowUpOutcome, followUpOutcomes } from './follow-ups.ts';

export const followUpSteps = ['secondContact', 'telephone', 'branch'] as const;
export type FollowUpStep = (typeof followUpSteps)[number];
export const FollowUpSteps = Object.fromEntries(followUpSteps.map((each) => [each, each]));
registerEnumType(FollowUpSteps, { name: 'RiskFollowUpStep' });
export const FollowUpOutcomes = Object.fromEntries(followUpOutcomes.map((each) => [each, each]));
registerEnumType(FollowUpOutcomes, { name: 'RiskFollowUpOutcome' });

/** What a person records of a try: reached ends the follow-up, notReached leads on to the next step. */
export const contactOutcomes = ['reached', 'notReached'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];
export const ContactOutcomes = Object.fromEntries(contactOutcomes.map((each) => [each, each]));
registerEnumType(ContactOutcomes, {
  name: 'RiskContactOutcome',
  description: 'What a person records: reached ends the follow-up, notReached leads on to the next step',
});

/** One try to reach a trader. */
@ObjectType()
export class RiskContact {
  @Field(() => ID)
  id!: string;

  @Field(() => FollowUpSteps)
  step!: FollowUpStep;

  @Field(() => FollowUpOutcomes)
  outcome!: FollowUpOutcome;

  @Field()
  note!: string;

  @Field()
  madeBy!: string;

  @Field()
  madeAt!: Date;
}

/** The follow-up of a trader whom no notice reached (T9). */
@ObjectType()
export class RiskFollowUp {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  runId!: string;

  @Field({ description: 'The day of the notice' })
  tradingDay!: string;

  @Field(() => ID)
  traderId!: string;

  @Field(() => ID, { description: 'The notice that did not arrive' })
  noticeId!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field()
  branch!: string;

  @Field()
  priority!: boolean;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;

  @Field(() => RiskLevels)
  level!: RiskLevel;

  @Field({ description: 'Why the notice did not reach: undelivered, failed, expired, parked, noPhone, optedOut, …' })
  cause!: string;

  @Field(() => FollowUpSteps)
  step!: FollowUpStep;

  @Field(() => FollowUpOutcomes, { nullable: true, description: 'Null while it is open' })
  outcome!: FollowUpOutcome | null;

  @Field(() => [RiskContact], { description: 'The first one first' })
  contacts!: RiskContact[];

  @Field({ description: 'Whether a person is to record an outcome now' })
  recordable!: boolean;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class RiskFollowUpConnection extends connectionOf(RiskFollowUp) {}

@ArgsType()
export class RiskFollowUpsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'One alone' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  runId?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;
}

@InputType()
export class RecordRiskContactInput extends SeenInput {
  @Field(() => ContactOutcomes)
  @IsIn(contactOutcomes)
  outcome!: ContactOutcome;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

export const RiskFollowUpResult = createUnionType({
  name: 'RiskFollowUpResult',
  types: () => [RiskFollowUp, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});
