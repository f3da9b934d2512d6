import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

const enumOf = <Value extends string>(values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((each) => [each, each]));

export type ReviewOutcome = 'passed' | 'returned' | 'left';
const ReviewOutcomes = enumOf<ReviewOutcome>(['passed', 'returned', 'left']);
registerEnumType(ReviewOutcomes, {
  name: 'MortgageReviewOutcome',
  description: '`left`: the case was cancelled meanwhile',
});
export const findingFields = [
  'buyers',
  'house',
  'area',
  'price',
  'downPayment',
  'commercial',
  'providentFund',
  'balance',
  'signedOn',
  'terms',
] as const;
/** A field of a contract that something can be wrong with. */
export type FindingField = (typeof findingFields)[number];
const FindingFields = enumOf(findingFields);
registerEnumType(FindingFields, { name: 'MortgageFindingField' });
export const findingSeverities = ['minor', 'major'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];
const FindingSeverities = enumOf(findingSeverities);
registerEnumType(FindingSeverities, { name: 'MortgageFindingSeverity' });

/** What is wrong with one field of a contract (S15). */
@ObjectType()
export class MortgageFinding {
  @Field(() => ID)
  id!: string;

  @Field(() => FindingFields)
  field!: FindingField;

  @Field(() => FindingSeverities)
  severity!: FindingSeverity;

  @Field()
  detail!: string;

  @Field()
  foundBy!: string;

  @Field()
  foundAt!: Date;

  @Field(() => String, { nullable: true, description: 'How it was mended, or why nothing is' })
  answer!: string | null;

  @Field(() => String, { nullable: true })
  answeredBy!: string | null;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;

  @Field({ description: 'Neither answered nor taken back: nothing is signed' })
  open!: boolean;

  @Field({ description: 'Found by the caller: it may be taken back, and is answered by somebody else' })
  own!: boolean;
}

/** A round of review (S15). */
@ObjectType()
export class MortgageReview {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  round!: number;

  @Field(() => Int, { nullable: true, description: 'The version of the text; null where it was not drafted here' })
  draftNumber!: number | null;

  @Field()
  author!: string;

  @Field()
  submittedAt!: Date;

  @Field(() => ReviewOutcomes, { nullable: true, description: 'Null while it runs' })
  outcome!: ReviewOutcome | null;

  @Field(() => String, { nullable: true })
  reviewer!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => [MortgageFinding], { description: 'In the order in which they were found' })
  findings!: MortgageFinding[];
}

/** The rounds of review of a contract. */
@ObjectType()
export class MortgageReviews {
  @Field(() => [MortgageReview], { description: 'The latest first' })
  rounds!: MortgageReview[];

  @Field({ description: 'Whether the caller may say now what is wrong' })
  mayReview!: boolean;

  @Field({ description: 'Whether the caller may answer what others found' })
  mayAnswer!: boolean;
}

/** One contract that was reviewed. */
@ObjectType()
export class MortgageReviewedContract {
  @Field(() => ID)
  caseId!: string;

  @Field()
  caseNumber!: string;

  @Field()
  house!: string;

  @Field({ description: 'Whether its first round passed it' })
  passedFirst!: boolean;

  @Field(() => Int)
  rounds!: number;
}

/** How many contracts of an author passed without a return, of those first decided in a month (S15). */
@ObjectType()
export class MortgageFirstPass {
  @Field()
  author!: string;

  @Field(() => Int)
  reviewed!: number;

  @Field(() => Int)
  passed!: number;

  @Field(() => Int, { description: 'passed ÷ reviewed in basis points, rounded down' })
  ratio!: number;

  @Field(() => [MortgageReviewedContract])
  contracts!: MortgageReviewedContract[];
}

@InputType()
export class AddMortgageFindingInput extends SeenInput {
  @Field(() => FindingFields)
  @IsIn(findingFields)
  field!: FindingField;

  @Field(() => FindingSeverities)
  @IsIn(findingSeverities)
  severity!: FindingSeverity;

  @Field({ description: 'What is wrong' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  detail!: string;
}

@InputType()
export class WithdrawMortgageFindingInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  findingId!: string;
}

@InputType()
export class AnswerMortgageFindingInput extends WithdrawMortgageFindingInput {
  @Field({ description: 'How it was mended, or why nothing is' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  answer!: string;
}
