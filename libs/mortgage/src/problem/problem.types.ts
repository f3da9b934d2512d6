import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound, SeenInput } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

const enumOf = <Value extends string>(values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((each) => [each, each]));

export const problemStages = ['beforeSigning', 'afterSigning'] as const;
export type ProblemStage = (typeof problemStages)[number];
const ProblemStages = enumOf(problemStages);
registerEnumType(ProblemStages, {
  name: 'MortgageProblemStage',
  description: 'Before or after the contract was signed',
});
export const problemCauses = [
  'credit',
  'income',
  'papers',
  'unreachable',
  'reluctant',
  'dispute',
  'bank',
  'other',
] as const;
export type ProblemCause = (typeof problemCauses)[number];
const ProblemCauses = enumOf(problemCauses);
registerEnumType(ProblemCauses, { name: 'MortgageProblemCause' });
export type ProblemState = 'open' | 'acted' | 'settled';
const ProblemStates = enumOf<ProblemState>(['open', 'acted', 'settled']);
registerEnumType(ProblemStates, {
  name: 'MortgageProblemState',
  description: '`acted`: waits for somebody else to verify it',
});
export const noteKinds = ['said', 'attempt'] as const;
export type NoteKind = (typeof noteKinds)[number];
const NoteKinds = enumOf(noteKinds);
registerEnumType(NoteKinds, {
  name: 'MortgageNoteKind',
  description: 'Something said, or one try to reach the customer',
});

/** A problem with a customer: it lies over the state of the case. */
@ObjectType()
export class MortgageProblem {
  @Field(() => ID)
  id!: string;

  @Field(() => ProblemStages)
  stage!: ProblemStage;

  @Field(() => ProblemCauses)
  cause!: ProblemCause;

  @Field()
  detail!: string;

  @Field()
  plan!: string;

  @Field(() => ProblemStates)
  state!: ProblemState;

  @Field()
  openedBy!: string;

  @Field()
  openedAt!: Date;

  @Field({ description: 'What was done about it' })
  action!: string;

  @Field(() => String, { nullable: true })
  actedBy!: string | null;

  @Field(() => String, { nullable: true })
  verifiedBy!: string | null;

  @Field(() => Date, { nullable: true })
  verifiedAt!: Date | null;

  @Field({ description: 'What the verifier said last' })
  remark!: string;

  @Field(() => Date, { nullable: true })
  escalatedAt!: Date | null;

  @Field(() => Int, { description: 'Tries to reach the customer since it was opened' })
  attempts!: number;
}

/** One line of the thread of a case. */
@ObjectType()
export class MortgageNote {
  @Field(() => ID)
  id!: string;

  @Field(() => NoteKinds)
  kind!: NoteKind;

  @Field()
  body!: string;

  @Field()
  by!: string;

  @Field()
  at!: Date;
}

/** The problems and the thread of a case, the latest first. */
@ObjectType()
export class MortgageProblems {
  @Field(() => [MortgageProblem])
  problems!: MortgageProblem[];

  @Field(() => [MortgageNote])
  notes!: MortgageNote[];
}

/** The loan money of cases with a problem that is not settled. */
@ObjectType()
export class MortgageMoneyAtRisk {
  @Field(() => ProblemStages)
  stage!: ProblemStage;

  @Field(() => ProblemCauses)
  cause!: ProblemCause;

  @Field(() => Int)
  cases!: number;

  @Field(() => Fen, { description: 'Loan money still to come on them; a case with two causes counts in each' })
  atRiskFen!: number;
}

@InputType()
export class OpenProblemInput extends SeenInput {
  @Field(() => ProblemCauses)
  @IsIn(problemCauses)
  cause!: ProblemCause;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  detail!: string;

  @Field({ description: 'What is to be done' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  plan!: string;
}

@InputType({ isAbstract: true })
class OneProblemInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  problemId!: string;
}

@InputType()
export class ActOnProblemInput extends OneProblemInput {
  @Field({ description: 'What was done' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  action!: string;
}

@InputType()
export class VerifyProblemInput extends OneProblemInput {
  @Field({ description: 'False: it is not over, and is open again' })
  @IsBoolean()
  settled!: boolean;

  @Field(() => String, { nullable: true, description: 'Needed where it is not over' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  remark?: string | null;
}

@InputType()
export class EscalateProblemInput extends OneProblemInput {}

@InputType()
export class AddMortgageNoteInput {
  @Field(() => ID, { description: 'The case' })
  @IsUUID()
  id!: string;

  @Field(() => NoteKinds)
  @IsIn(noteKinds)
  kind!: NoteKind;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  body!: string;
}

export const AddMortgageNoteResult = createUnionType({
  name: 'AddMortgageNoteResult',
  types: () => [MortgageNote, InvalidInput, NotFound] as const,
});
