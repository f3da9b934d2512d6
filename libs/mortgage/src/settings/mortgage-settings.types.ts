import { CaseState } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { LoanKinds, WhoseTime } from '../case/mortgage-case.types.ts';
import { type Whose, whoseTime } from '../clock/whose.ts';
import { type LoanKind, loanKinds } from '../loan/loan-rules.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What a city asks of loans of one kind from a day on (S13). */
@ObjectType()
export class MortgageLoanRule {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Empty: every city without rules of its own' })
  city!: string;

  @Field(() => LoanKinds)
  product!: LoanKind;

  @Field()
  effectiveOn!: string;

  @Field(() => Int, { description: 'Hundredths of a percent: 1500 is 15 %' })
  minimumDown!: number;

  @Field(() => Fen)
  loanStepFen!: number;

  @Field(() => Fen, { nullable: true })
  loanLimitFen!: number | null;

  @Field(() => Int, { description: 'Yearly rate in thousandths of a percent: 3000 is 3 %' })
  yearlyRate!: number;

  @Field(() => Int, { description: 'Most of the income that housing may cost, in hundredths of a percent' })
  housingRatio!: number;

  @Field(() => Int, { description: 'Most of the income that all debts may cost, in hundredths of a percent' })
  debtRatio!: number;

  @Field(() => Int)
  longestMonths!: number;

  @Field(() => Int, { description: 'Most that age and term may be together, in years' })
  oldestYears!: number;

  @Field()
  reason!: string;

  @Field()
  changedBy!: string;

  @Field()
  inForce!: boolean;
}

/** How long a step may take, and whose time it is. */
@ObjectType()
export class MortgageClockRule {
  @Field(() => ID)
  id!: string;

  @Field(() => CaseState)
  state!: CaseState;

  @Field()
  effectiveOn!: string;

  @Field(() => Int, { nullable: true, description: 'Office days; null: no limit' })
  days!: number | null;

  @Field(() => WhoseTime)
  whose!: Whose;

  @Field()
  changedBy!: string;
}

@ObjectType()
export class MortgageBank {
  @Field()
  key!: string;

  @Field()
  name!: string;

  @Field(() => LoanKinds)
  product!: LoanKind;
}

/** A building, by its sales site and the first part of its houses’ numbers. */
@ObjectType()
export class MortgageBuilding {
  @Field(() => ID)
  projectId!: string;

  @Field()
  project!: string;

  @Field()
  building!: string;

  @Field(() => String, { nullable: true, description: 'Null while it is not topped out' })
  toppedOutOn!: string | null;

  @Field(() => Int, { description: 'Open cases of its houses' })
  cases!: number;
}

@ObjectType()
export class MortgageSettings {
  @Field(() => [MortgageLoanRule])
  loanRules!: MortgageLoanRule[];

  @Field(() => [MortgageClockRule], { description: 'Those in force, in the order of the way' })
  clockRules!: MortgageClockRule[];

  @Field(() => [MortgageBank])
  banks!: MortgageBank[];

  @Field(() => [MortgageBuilding])
  buildings!: MortgageBuilding[];
}

@InputType()
export class SetLoanRuleInput {
  @Field({ description: 'Empty: every city without rules of its own' })
  @IsString()
  @MaxLength(40)
  city!: string;

  @Field(() => LoanKinds)
  @IsIn(loanKinds)
  product!: LoanKind;

  @Field({ description: 'Today or later, YYYY-MM-DD' })
  @Matches(day)
  effectiveOn!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(10_000)
  minimumDown!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  loanStepFen!: number;

  @Field(() => Fen, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  loanLimitFen?: number | null;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(24_000)
  yearlyRate!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10_000)
  housingRatio!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(10_000)
  debtRatio!: number;

  @Field(() => Int)
  @IsInt()
  @Min(12)
  @Max(480)
  longestMonths!: number;

  @Field(() => Int)
  @IsInt()
  @Min(18)
  @Max(100)
  oldestYears!: number;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class SetClockRuleInput {
  @Field({ description: 'Key of a state' })
  @IsString()
  @MaxLength(50)
  state!: string;

  @Field({ description: 'Steps that begin from then on; today or later, YYYY-MM-DD' })
  @Matches(day)
  effectiveOn!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  days?: number | null;

  @Field(() => WhoseTime)
  @IsIn(whoseTime)
  whose!: Whose;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class ToppedOutInput {
  @Field(() => ID)
  @IsUUID()
  projectId!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(20)
  building!: string;

  @Field({ description: 'Today or earlier, YYYY-MM-DD' })
  @Matches(day)
  toppedOutOn!: string;
}

export const MortgageSettingsResult = createUnionType({
  name: 'MortgageSettingsResult',
  types: () => [MortgageSettings, InvalidInput, NotFound] as const,
});
