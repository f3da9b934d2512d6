import { CaseState } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export const caseRates = [
  'noShow',
  'rounds',
  'selfResolved',
  'firstPass',
  'papersInTime',
  'assistResponse',
  'assistInTime',
  'promiseUpheld',
] as const;
export type CaseRate = (typeof caseRates)[number];
/** What opens its rows: a share, or the stays in a step. */
export const caseFigures = [...caseRates, 'stay'] as const;
export type CaseFigure = (typeof caseFigures)[number];
const CaseRates = Object.fromEntries(caseFigures.map((each) => [each, each]));
registerEnumType(CaseRates, {
  name: 'MortgageCaseRate',
  description:
    '`rounds` is rounds of a bank’s supplements by attempt, `stay` the office minutes of a stay in a step, `assistResponse` those until a consultant accepted a request; the others are shares',
});

export const reportBreakdowns = ['team', 'bank', 'specialist', 'consultant'] as const;
export type ReportBreakdown = (typeof reportBreakdowns)[number];
const ReportBreakdowns = Object.fromEntries(reportBreakdowns.map((each) => [each, each]));
registerEnumType(ReportBreakdowns, { name: 'MortgageReportBreakdown' });

/** Months of the longest span. */
const longestSpan = 36;

/** What is reported on. */
@ArgsType()
export class MortgageReportArgs {
  @Field({ description: 'The last month of the span, such as 2026-11' })
  @Matches(/^20\d{2}-(0[1-9]|1[0-2])$/)
  month!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many months the span has, one by default: 3 to the end of a quarter, 12 to that of a year. Compared with as many before',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longestSpan)
  months?: number | null;

  @Field(() => ReportBreakdowns)
  @IsIn(reportBreakdowns)
  by!: ReportBreakdown;
}

/** Which figure is opened to its rows. */
@ArgsType()
export class MortgageReportRowsArgs extends MortgageReportArgs {
  @Field(() => CaseRates)
  @IsIn(caseFigures)
  rate!: CaseFigure;

  @Field(() => String, { nullable: true, description: 'Key of the step whose stays are meant; every one by default' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  step?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of a team, bank, specialist or consultant; every one by default',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  group?: string | null;
}

/** How long one step took in a span, in office minutes, by the stays that ended in it; null where there was none. */
@ObjectType()
export class MortgageStepTimes {
  @Field(() => CaseState, { nullable: true, description: 'Null: the whole way, of cases whose loan was disbursed' })
  state!: CaseState | null;

  @Field(() => Int)
  stays!: number;

  @Field(() => Int, { nullable: true })
  medianGross!: number | null;

  @Field(() => Int, { nullable: true })
  medianNet!: number | null;

  @Field(() => Int, { nullable: true, description: 'Nine of ten took no longer' })
  ninetiethNet!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of as many months before' })
  medianNetBefore!: number | null;

  @Field(() => Float, { description: 'All minutes of the stays, pauses included; the four below add up to it' })
  grossMinutes!: number;

  @Field(() => Float)
  customerMinutes!: number;

  @Field(() => Float)
  bankMinutes!: number;

  @Field(() => Float)
  siteMinutes!: number;

  @Field(() => Float)
  usMinutes!: number;
}

/** What stands in a step now. */
@ObjectType()
export class MortgageBottleneck {
  @Field(() => CaseState)
  state!: CaseState;

  @Field(() => Int)
  cases!: number;

  @Field(() => Float, { description: 'Office minutes that they have stood there, together' })
  minutes!: number;

  @Field(() => Fen)
  dueFen!: number;
}

/** One figure of a team, a bank, a specialist or a consultant: `amount` of `of`. */
@ObjectType()
export class MortgageRateFigure {
  @Field(() => CaseRates)
  rate!: CaseRate;

  @Field({ description: 'Empty: nobody' })
  group!: string;

  @Field(() => Int)
  amount!: number;

  @Field(() => Int)
  of!: number;

  @Field(() => Int)
  amountBefore!: number;

  @Field(() => Int)
  ofBefore!: number;
}

/** How long one step took in one month, in office minutes, by the stays that ended in it. */
@ObjectType()
export class MortgageStepMonth {
  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field(() => CaseState, { nullable: true, description: 'Null: the whole way, of cases whose loan was disbursed' })
  state!: CaseState | null;

  @Field(() => Int)
  stays!: number;

  @Field(() => Int)
  medianNet!: number;

  @Field(() => Int, { description: 'Nine of ten took no longer' })
  ninetiethNet!: number;

  @Field(() => Float)
  customerMinutes!: number;

  @Field(() => Float)
  bankMinutes!: number;

  @Field(() => Float)
  siteMinutes!: number;

  @Field(() => Float)
  usMinutes!: number;
}

/** The report of a span of months on the cases within reach; what is not asked of it is not counted (S2, S15–S19). */
@ObjectType()
export class MortgageReport {
  /** What was asked; no field. */
  readonly args: MortgageReportArgs;

  constructor(args: MortgageReportArgs) {
    this.args = args;
  }

  @Field(() => [MortgageStepTimes])
  steps!: MortgageStepTimes[];

  @Field(() => [MortgageBottleneck], { description: 'The longest together first' })
  bottlenecks!: MortgageBottleneck[];

  @Field(() => [MortgageRateFigure])
  rates!: MortgageRateFigure[];

  @Field(() => [MortgageStepMonth], { description: 'Each step month by month; months without a stay are left out' })
  trend!: MortgageStepMonth[];
}

/** A row that a figure was counted from. */
@ObjectType()
export class MortgageReportRow {
  @Field(() => ID)
  caseId!: string;

  @Field()
  number!: string;

  @Field()
  house!: string;

  @Field()
  group!: string;

  @Field()
  at!: Date;

  @Field(() => Int, { description: 'What it adds to the figure' })
  amount!: number;
}
