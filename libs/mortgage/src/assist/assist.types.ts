import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';

export type AssistState = 'sent' | 'accepted' | 'done' | 'withdrawn';
const AssistStates = Object.fromEntries(['sent', 'accepted', 'done', 'withdrawn'].map((each) => [each, each]));
registerEnumType(AssistStates, {
  name: 'MortgageAssistState',
  description: 'How far a request is; whether it is late is told beside it, and stays',
});

/** What a consultant was asked to do for a case (S27). */
@ObjectType()
export class MortgageAssist {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  caseId!: string;

  @Field({ description: 'Of the case' })
  number!: string;

  @Field()
  house!: string;

  @Field({ description: 'Who was asked' })
  consultant!: string;

  @Field()
  what!: string;

  @Field()
  why!: string;

  @Field({ description: 'The office day until whose end it is asked for, YYYY-MM-DD' })
  dueOn!: string;

  @Field(() => AssistStates)
  state!: AssistState;

  @Field({ description: 'Whether it was not done on its day' })
  late!: boolean;

  @Field()
  askedBy!: string;

  @Field()
  askedAt!: Date;

  @Field(() => Date, { nullable: true })
  acceptedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  doneAt!: Date | null;

  @Field({ description: 'What the consultant did; or why it was taken back' })
  answer!: string;

  @Field({ description: 'Whether the caller is who was asked' })
  mayAnswer!: boolean;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class MortgageAssistConnection extends connectionOf(MortgageAssist) {}

@ArgsType()
export class MortgageAssistsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are not done' })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;
}

/** What the consultant of a case is asked for. */
@InputType()
export class AskAssistInput extends SeenInput {
  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  what!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  why!: string;

  @Field({ description: 'An office day, today or later, YYYY-MM-DD' })
  @Matches(day)
  dueOn!: string;
}

@InputType()
export class AcceptAssistInput extends SeenInput {}

@InputType()
export class FinishAssistInput extends SeenInput {
  @Field({ description: 'What was done' })
  @IsString()
  @MaxLength(1000)
  answer!: string;
}

@InputType()
export class WithdrawAssistInput extends SeenInput {
  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const MortgageAssistResult = createUnionType({
  name: 'MortgageAssistResult',
  types: () => [MortgageAssist, InvalidInput, NotFound, ChangedMeanwhile, WrongState] as const,
});
