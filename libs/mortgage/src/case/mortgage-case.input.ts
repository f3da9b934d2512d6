import { MoveInput } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { SeenInput } from '@kefu/platform/errors';
import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { type Whose, whoseTime } from '../clock/whose.ts';
import { type LoanKind, loanKinds } from '../loan/loan-rules.ts';
import { LoanKinds, WhoseTime } from './mortgage-case.types.ts';

const caseOverlays = ['held'] as const;
type CaseOverlay = (typeof caseOverlays)[number];
const CaseOverlays = Object.fromEntries(caseOverlays.map((each) => [each, each]));
registerEnumType(CaseOverlays, { name: 'MortgageOverlay', description: 'What lies over a state, and is none' });
const clockActs = ['pass', 'pause', 'resume'] as const;
type ClockAct = (typeof clockActs)[number];
const ClockActs = Object.fromEntries(clockActs.map((each) => [each, each]));
registerEnumType(ClockActs, {
  name: 'MortgageClockAct',
  description: 'Passes the time to somebody, stands still, goes on',
});

/** A business date as it is written. */
export const day = /^\d{4}-\d{2}-\d{2}$/;
/** The most that any one amount may be, in fen. */
export const mostFen = 1_000_000_000_000;

@InputType()
export class MortgageCaseFilter {
  @Field(() => [String], { nullable: true, description: 'Left out: whatever is under way' })
  @IsOptional()
  @IsString({ each: true })
  states?: string[] | null;

  @Field(() => [WhoseTime], { nullable: true })
  @IsOptional()
  @IsIn(whoseTime, { each: true })
  whose?: Whose[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what waits on purpose' })
  @IsOptional()
  @IsBoolean()
  held?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  problem?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only whose money does not make the price' })
  @IsOptional()
  @IsBoolean()
  gap?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only whose step has used up its limit' })
  @IsOptional()
  @IsBoolean()
  late?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Beginning of a case’s, contract’s or house’s number, or part of a name',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;
}

@ArgsType()
export class MortgageBoardArgs extends PageArgs {
  @Field(() => MortgageCaseFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MortgageCaseFilter)
  filter?: MortgageCaseFilter | null;
}

@InputType()
export class MoveMortgageCaseInput extends MoveInput {}

/** What lies over a state: `held` that it waits on purpose. */
@InputType()
export class OverlayMortgageCaseInput extends SeenInput {
  @Field(() => CaseOverlays)
  @IsIn(caseOverlays)
  overlay!: CaseOverlay;

  @Field(() => String, { nullable: true, description: 'Why; null takes it away' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason?: string | null;
}

/** What the clock of the step is to do. */
@InputType()
export class MortgageClockInput extends SeenInput {
  @Field(() => ClockActs)
  @IsIn(clockActs)
  act!: ClockAct;

  @Field(() => WhoseTime, { description: 'Whose time it is from now on' })
  @IsIn(whoseTime)
  whose!: Whose;

  @Field(() => String, { nullable: true, description: 'Why it is paused' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'What shows it: a letter, a call, a file' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  evidence?: string | null;
}

@InputType()
export class MortgageLoanInput {
  @Field(() => LoanKinds)
  @IsIn(loanKinds)
  product!: LoanKind;

  @Field(() => String, { nullable: true, description: 'Key of the bank' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  bank?: string | null;

  @Field(() => Fen)
  @IsInt()
  @Min(1)
  @Max(mostFen)
  askedFen!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(480)
  months!: number;
}

@InputType()
export class HouseholdInput {
  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(mostFen)
  monthlyIncomeFen!: number;

  @Field(() => Fen, { description: 'What other debts cost a month' })
  @IsInt()
  @Min(0)
  @Max(mostFen)
  otherDebtFen!: number;

  @Field(() => Fen, { description: 'What the house costs a month besides the loans' })
  @IsInt()
  @Min(0)
  @Max(mostFen)
  otherHousingFen!: number;

  @Field(() => Int, { description: 'Age of the oldest borrower in years' })
  @IsInt()
  @Min(18)
  @Max(100)
  age!: number;
}

/** The loans of the attempt that is prepared, or of the next one while the bank is changed; everything is said anew. */
@InputType()
export class PlanMortgageInput extends SeenInput {
  @Field(() => [MortgageLoanInput], { description: 'One, or one of each kind for a combination' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => MortgageLoanInput)
  loans!: MortgageLoanInput[];

  @Field(() => Fen, { description: 'Balance payment, a top-up among it' })
  @IsInt()
  @Min(0)
  @Max(mostFen)
  balanceFen!: number;

  @Field(() => HouseholdInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => HouseholdInput)
  household?: HouseholdInput | null;

  @Field(() => [String], { description: 'Of which kinds the customer is, as the checklist names them' })
  @ArrayMaxSize(8)
  @IsString({ each: true })
  customerTypes!: string[];

  @Field(() => String, { nullable: true, description: 'When the bank sees the customer, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  interviewOn?: string | null;
}

/** What is paid besides down payment and loans, such as the top-up of a reduced loan. */
@InputType()
export class TopUpMortgageInput extends SeenInput {
  @Field(() => Fen)
  @IsInt()
  @Min(0)
  @Max(mostFen)
  balanceFen!: number;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}
