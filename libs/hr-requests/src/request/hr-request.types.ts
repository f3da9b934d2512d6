import { WaitingStep } from '@kefu/office/approvals';
import { AvailableTransition, CaseFacts, TransitionBlocked } from '@kefu/office/lifecycle';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { HrForm } from '../kind/form.types.ts';
import { TenureType } from '../record/record.types.ts';
import { type FlagKey, flagKeys } from './snapshot.ts';

export const HrFlags = Object.fromEntries(flagKeys.map((key) => [key, key]));
registerEnumType(HrFlags, { name: 'HrFlag', description: 'What warns those who decide; it rejects nothing by itself' });

/** The decision that a request waits for. */
@ObjectType()
export class HrRequestWaiting extends WaitingStep {}

/** A request as lists and records show it (H1). */
@ObjectType('HrRequest')
export class HrRequestFacts extends CaseFacts {
  @Field({ description: 'By which people call it' })
  number!: string;

  @Field({ description: '`transfer`, or the key of another kind' })
  kind!: string;

  @Field({ description: 'The kind in the caller’s language' })
  kindTitle!: string;

  @Field(() => ID)
  personId!: string;

  @Field({ description: 'Whose request it is' })
  person!: string;

  @Field()
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  submittedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'By when an answer is owed; null where none is' })
  answerBy!: Date | null;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;

  @Field({ description: 'Whether the answer is overdue' })
  overdue!: boolean;

  @Field(() => String, { nullable: true, description: 'Title of the post that is to be left' })
  fromTitle!: string | null;

  @Field(() => String, { nullable: true })
  fromUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'Title of the post applied for' })
  toTitle!: string | null;

  @Field(() => String, { nullable: true })
  toUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'The day wished for' })
  desiredOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The day that is set' })
  effectiveOn!: string | null;

  @Field(() => HrRequestWaiting, { nullable: true, description: 'Null where nobody is asked' })
  waiting!: HrRequestWaiting | null;
}

/** What somebody filled in. */
@ObjectType()
export class HrRequestAnswer {
  @Field()
  key!: string;

  @Field({ description: 'The field in the caller’s language' })
  label!: string;

  @Field()
  value!: string;

  @Field({ description: 'In words: a choice by its label' })
  shown!: string;

  @Field({ description: 'Whether it is masked' })
  sealed!: boolean;
}

/** What the record says of the applicant and the two posts: on the day of the handing in, or now while it is a draft. */
@ObjectType()
export class TransferSituation {
  @Field({ description: 'The day, YYYY-MM-DD' })
  on!: string;

  @Field(() => String, { nullable: true })
  joinedOn!: string | null;

  @Field(() => TenureType, { nullable: true })
  tenure!: TenureType | null;

  @Field(() => String, { nullable: true, description: 'By whom the applicant is employed' })
  fromEntity!: string | null;

  @Field(() => String, { nullable: true, description: 'Who employs holders of the post applied for' })
  toEntity!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many may hold the post; null where nobody said' })
  authorised!: number | null;

  @Field(() => Int)
  held!: number;

  @Field(() => Int, { description: 'Who is going to hold it besides' })
  incoming!: number;

  @Field(() => [HrFlags])
  flags!: FlagKey[];
}

/** A state that a request came to. */
@ObjectType()
export class HrStateReached {
  @Field({ description: 'Key of the state' })
  state!: string;

  @Field({ description: 'When, the last time' })
  at!: Date;
}

/** A request with all that it says and what may be done with it. */
@ObjectType()
export class HrRequestRecord extends HrRequestFacts {
  @Field(() => ID, { nullable: true })
  fromHoldingId!: string | null;

  @Field(() => ID, { nullable: true })
  toPostId!: string | null;

  @Field(() => [HrRequestAnswer])
  answers!: HrRequestAnswer[];

  @Field(() => HrForm, { nullable: true, description: 'The form that it was begun on; null for a change of posts' })
  form!: HrForm | null;

  @Field(() => TransferSituation, { nullable: true, description: 'Null for other kinds, and while posts are missing' })
  situation!: TransferSituation | null;

  @Field(() => String, { nullable: true, description: 'Why it was returned or rejected' })
  answerReason!: string | null;

  @Field({ description: 'Whether it is the caller’s own' })
  own!: boolean;

  @Field(() => [AvailableTransition], { description: 'What the caller may do with it now' })
  transitions!: AvailableTransition[];

  @Field(() => [HrStateReached], { description: 'The states that it has been in, each once' })
  passage!: HrStateReached[];
}

@ObjectType()
export class HrRequestConnection extends connectionOf(HrRequestFacts) {}

@InputType()
export class HrRequestFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only what the caller may decide now' })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only the caller’s own' })
  @IsOptional()
  @IsBoolean()
  own?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those of others' })
  @IsOptional()
  @IsBoolean()
  others?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is under way' })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is to be answered and overdue' })
  @IsOptional()
  @IsBoolean()
  overdue?: boolean | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsString({ each: true })
  states?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsString({ each: true })
  kinds?: string[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Beginning of a number, or part of a name' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;
}

@ArgsType()
export class HrRequestsArgs extends PageArgs {
  @Field(() => HrRequestFilter, { nullable: true })
  @IsOptional()
  filter?: HrRequestFilter | null;
}

/** There is one already; go on with that. */
@ObjectType({ implements: () => [Failure] })
export class OpenAlready extends Failure {
  @Field(() => ID)
  id!: string;

  @Field()
  number!: string;

  static of(id: string, number: string): OpenAlready {
    const message = `${number} is open already`;
    return Object.assign(new OpenAlready(), { code: 'OPEN_ALREADY', message, id, number });
  }
}

export const SaveHrRequestResult = createUnionType({
  name: 'SaveHrRequestResult',
  types: () => [HrRequestRecord, OpenAlready, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

export const MoveHrRequestResult = createUnionType({
  name: 'MoveHrRequestResult',
  types: () => [HrRequestRecord, TransitionBlocked, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});
