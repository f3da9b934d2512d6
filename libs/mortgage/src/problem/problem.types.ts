import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, SeenInput } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';

const enumOf = <Value extends string>(values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((each) => [each, each]));

export const problemStages = ['beforeSigning', 'afterSigning'] as const;
export type ProblemStage = (typeof problemStages)[number];
const ProblemStages = enumOf(problemStages);
registerEnumType(ProblemStages, {
  name: 'MortgageProblemStage',
  description: 'Before or after the contract was signed',
});
/** States in which the contract is not signed yet. */
const beforeSigning = ['intake', 'contractDraft', 'review', 'returned'];
/** Whether a problem of a case in a state is one from before its contract was signed. */
export const stageOf = (state: string): ProblemStage =>
  beforeSigning.includes(state) ? 'beforeSigning' : 'afterSigning';
export const problemCauses = [
  'credit',
  'income',
  'papers',
  'unreachable',
  'reluctant',
  'dispute',
  'bank',
  'promise',
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

  @Field(() => String, { nullable: true, description: 'The consultant whose problem it is (S28); null: the desk’s' })
  owner!: string | null;

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

  @Field(() => Int, { description: 'Attempts to resolve it on record since it was opened' })
  attempts!: number;
}

/** The problems of a case, the latest first. */
@ObjectType()
export class MortgageProblems {
  @Field(() => [MortgageProblem])
  problems!: MortgageProblem[];

  @Field(() => Int, { description: 'Attempts that are to be on record before one is escalated' })
  attemptsNeeded!: number;
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

/** How many attempts an escalation needs (S26). */
@ObjectType()
export class MortgageEscalationPolicy {
  @Field(() => Int)
  attempts!: number;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class SetEscalationPolicyInput {
  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  @Min(1)
  version!: number;

  @Field(() => Int, { description: '0: none is needed' })
  @IsInt()
  @Min(0)
  @Max(10)
  attempts!: number;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const EscalationPolicyResult = createUnionType({
  name: 'MortgageEscalationPolicyResult',
  types: () => [MortgageEscalationPolicy, InvalidInput, ChangedMeanwhile] as const,
});
