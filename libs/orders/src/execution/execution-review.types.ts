import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { ExecutionFigure } from './execution.types.ts';

/** What is done about goods that did not come (F9). */
export const ShortageActions = {
  REPLENISH: 'REPLENISH',
  TRANSFER: 'TRANSFER',
  SUBSTITUTE: 'SUBSTITUTE',
  CANCEL: 'CANCEL',
};
registerEnumType(ShortageActions, {
  name: 'ShortageAction',
  description: 'Production makes more; own stores give theirs; other goods; the line is given up',
});
export type ShortageAction = keyof typeof ShortageActions;

/** A franchisee that got less than the threshold in a month, with why and what is done (F6, F9). */
@ObjectType()
export class ExecutionShortfall {
  @Field(() => ExecutionFigure)
  figure!: ExecutionFigure;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => ShortageActions, { nullable: true })
  action!: ShortageAction | null;

  @Field(() => String, { nullable: true })
  answeredBy!: string | null;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;

  @Field(() => Int, { description: '0 while there is no answer' })
  version!: number;
}

/** The review of the lines whose windows end in a month (F9). */
@ObjectType()
export class ExecutionReview {
  @Field(() => ID)
  seasonId!: string;

  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field(() => ExecutionFigure)
  whole!: ExecutionFigure;

  @Field(() => [ExecutionShortfall], { description: 'The lowest rate first' })
  shortfalls!: ExecutionShortfall[];

  @Field(() => Int, { description: 'How many have no answer yet' })
  missing!: number;

  @Field(() => String, { nullable: true })
  closedBy!: string | null;

  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;
}

/** A month cannot be closed while a shortfall has no reason and action (F9). */
@ObjectType({ implements: () => [Failure] })
export class ReviewIncomplete extends Failure {
  @Field(() => [String], { description: 'Franchisees without an answer' })
  franchisees!: string[];

  static of(franchisees: string[]): ReviewIncomplete {
    const message = `${franchisees.length} have neither reason nor action`;
    return Object.assign(new ReviewIncomplete(), { code: 'REVIEW_INCOMPLETE', message, franchisees });
  }
}

@InputType()
export class ExecutionMonthInput {
  @Field(() => ID)
  @IsUUID()
  seasonId!: string;

  @Field({ description: 'YYYY-MM' })
  @Matches(/^\d{4}-\d{2}$/)
  month!: string;
}

@InputType()
export class AnswerShortfallInput extends ExecutionMonthInput {
  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field()
  @IsString()
  @MaxLength(1000)
  reason!: string;

  @Field(() => ShortageActions)
  @IsEnum(ShortageActions)
  action!: ShortageAction;

  @Field(() => Int, { description: 'The version that the caller saw; 0 for a first answer' })
  @IsInt()
  @Min(0)
  version!: number;
}

export const AnswerShortfallResult = createUnionType({
  name: 'AnswerShortfallResult',
  types: () => [ExecutionReview, InvalidInput, NotFound, WrongState, ChangedMeanwhile] as const,
});

export const CloseReviewResult = createUnionType({
  name: 'CloseReviewResult',
  types: () => [ExecutionReview, ReviewIncomplete, NotFound, WrongState] as const,
});
