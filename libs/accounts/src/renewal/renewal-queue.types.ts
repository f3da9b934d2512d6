import { InvalidInput } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type AnswerChannel,
  AnswerChannels,
  type AnswerFilter,
  AnswerFilters,
  type AnswerVia,
  AnswerVias,
  answerFilters,
  type RenewalAnswerKind,
  RenewalAnswerKinds,
} from './renewal-answer.ts';

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const openStates = ['active', 'expiring', 'expired', 'grace'] as const;

/** What a trader answered (T3); the one that stands. */
@ObjectType()
export class RenewalAnswer {
  @Field(() => ID)
  termId!: string;

  @Field({ description: 'Last day of the term that was asked about' })
  endsOn!: string;

  @Field(() => RenewalAnswerKinds)
  answer!: RenewalAnswerKind;

  @Field(() => AnswerChannels)
  channel!: AnswerChannel;

  @Field()
  note!: string;

  @Field({ description: 'Who wrote it down' })
  by!: string;

  @Field(() => AnswerVias)
  via!: AnswerVia;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The application that a yes opened, where yes is reviewed' })
  applicationId!: string | null;
}

/** A term that is to be renewed or let go. */
@ObjectType()
export class TermToRenew {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => ID)
  traderId!: string;

  @Field({ description: 'The trader’s number' })
  number!: string;

  @Field({ description: 'The trader’s name' })
  name!: string;

  @Field()
  branch!: string;

  @Field({ description: 'Its last day' })
  endsOn!: string;

  @Field({ description: 'active, expiring, expired or grace' })
  state!: string;

  @Field(() => RenewalAnswer, { nullable: true, description: 'Null where nobody was asked, or nobody answered' })
  answer!: RenewalAnswer | null;
}

@ObjectType()
export class TermToRenewConnection extends connectionOf(TermToRenew) {}

@InputType()
export class TermToRenewFilter {
  @Field(() => [AnswerFilters], { nullable: true })
  @IsOptional()
  @IsIn(answerFilters, { each: true })
  answers?: AnswerFilter[] | null;

  @Field(() => [String], { nullable: true, description: 'active, expiring, expired, grace; all but active otherwise' })
  @IsOptional()
  @IsIn(openStates, { each: true })
  states?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  branchIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Ends on this day or later, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  endsFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Ends on this day or earlier, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  endsTo?: string | null;

  @Field(() => String, { nullable: true, description: 'Found as by searchTraders' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class TermsToRenewArgs extends PageArgs {
  @Field(() => TermToRenewFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TermToRenewFilter)
  filter?: TermToRenewFilter | null;
}

/** A term as the caller read it. */
@InputType()
export class TermReadInput {
  @Field(() => ID)
  @IsUUID()
  termId!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class RenewTermsInput {
  @Field(() => [TermReadInput], { nullable: true, description: 'At most 500; or else a filter' })
  @IsOptional()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TermReadInput)
  terms?: TermReadInput[] | null;

  @Field(() => TermToRenewFilter, { nullable: true, description: 'The first 500 that it finds' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TermToRenewFilter)
  filter?: TermToRenewFilter | null;

  @Field(() => Int, { nullable: true, description: '1 where it is left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  years?: number | null;
}

export const termOutcomes = ['renewed', 'alreadyRenewed', 'closed', 'changed', 'notFound', 'failed'] as const;
export type TermOutcomeKind = (typeof termOutcomes)[number];
export const TermOutcomeKinds = Object.fromEntries(termOutcomes.map((value) => [value, value]));
registerEnumType(TermOutcomeKinds, { name: 'TermOutcomeKind', description: 'What became of a term in a bulk renewal' });

/** What became of one term. */
@ObjectType()
export class TermOutcome {
  @Field(() => ID)
  termId!: string;

  @Field(() => TermOutcomeKinds)
  outcome!: TermOutcomeKind;

  @Field(() => String, { nullable: true, description: 'Last day of the next term' })
  endsOn!: string | null;
}

/** What became of each term, in the order that they were named. */
@ObjectType()
export class RenewedTerms {
  @Field(() => [TermOutcome])
  outcomes!: TermOutcome[];

  @Field({ description: 'Whether the filter found more than were taken' })
  more!: boolean;
}

export const RenewTermsResult = createUnionType({
  name: 'RenewTermsResult',
  types: () => [RenewedTerms, InvalidInput] as const,
});
