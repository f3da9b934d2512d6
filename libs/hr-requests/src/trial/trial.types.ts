import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { WorkHeir } from '../transfer/mirror.types.ts';
import { type TrialDecision, trialDecisions } from './trial-plan.entity.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

export const TrialDecisions = Object.fromEntries(trialDecisions.map((key) => [key, key]));
registerEnumType(TrialDecisions, { name: 'TrialDecision' });

/** What somebody saw during a trial. */
@ObjectType('TrialObservation')
export class TrialObservationType {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'YYYY-MM-DD' })
  seenOn!: string;

  @Field()
  note!: string;

  @Field()
  byName!: string;
}

/** A trial in the new post (H4). */
@ObjectType('TrialPlan')
export class TrialPlanType {
  @Field(() => ID, { description: 'Of the request' })
  requestId!: string;

  @Field(() => WorkHeir)
  observer!: WorkHeir;

  @Field({ description: 'First day, YYYY-MM-DD' })
  startsOn!: string;

  @Field({ description: 'Last day, YYYY-MM-DD' })
  endsOn!: string;

  @Field(() => [String])
  goals!: string[];

  @Field(() => Int)
  version!: number;

  @Field(() => TrialDecisions, { nullable: true, description: 'Null while nobody decided' })
  decision!: TrialDecision | null;

  @Field(() => String, { nullable: true })
  decisionReason!: string | null;

  @Field(() => String, { nullable: true })
  decidedByName!: string | null;

  @Field(() => [TrialObservationType], { description: 'The newest first' })
  observations!: TrialObservationType[];
}

/** The trial of a request, and what the caller may do about it. */
@ObjectType()
export class Trial {
  @Field(() => TrialPlanType, { nullable: true, description: 'Null where none was written' })
  plan!: TrialPlanType | null;

  @Field({ description: 'Whether the caller may write the plan and decide it' })
  mayDecide!: boolean;

  @Field({ description: 'Whether the caller may add what they saw' })
  mayObserve!: boolean;

  @Field(() => [WorkHeir], { description: 'Who may observe: colleagues and the manager of the new post' })
  observers!: WorkHeir[];
}

@InputType()
export class WriteTrialInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => Int, { description: 'The version that the caller saw; 0 where there was none' })
  @IsInt()
  @Min(0)
  version!: number;

  @Field(() => ID)
  @IsUUID()
  observerId!: string;

  @Field({ description: 'YYYY-MM-DD' })
  @Matches(day)
  startsOn!: string;

  @Field({ description: 'YYYY-MM-DD' })
  @Matches(day)
  endsOn!: string;

  @Field(() => [String], { description: 'From one to ten' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  goals!: string[];
}

@InputType()
export class ObserveTrialInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field({ description: 'YYYY-MM-DD, not after today' })
  @Matches(day)
  seenOn!: string;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  note!: string;
}

@InputType()
export class DecideTrialInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  version!: number;

  @Field(() => TrialDecisions)
  @IsIn(trialDecisions)
  decision!: TrialDecision;

  @Field(() => String, { nullable: true, description: 'Needed where it was not passed' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

export const TrialResult = createUnionType({
  name: 'TrialResult',
  types: () => [Trial, InvalidInput, NotFound, ChangedMeanwhile, WrongState] as const,
});
