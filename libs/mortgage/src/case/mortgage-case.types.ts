import { AvailableTransition, CaseFacts, CaseState, TransitionBlocked } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Whose, whoseTime } from '../clock/whose.ts';
import { type LoanKind, loanKinds } from '../loan/loan-rules.ts';

export const WhoseTime = Object.fromEntries(whoseTime.map((each) => [each, each]));
registerEnumType(WhoseTime, { name: 'WhoseTime', description: 'Whose time it is' });
export const LoanKinds = Object.fromEntries(loanKinds.map((each) => [each, each]));
registerEnumType(LoanKinds, { name: 'LoanKind', description: 'A combination has one of each' });

/** A case as lists and records show it (S2); amounts in fen. */
@ObjectType('MortgageCase')
export class MortgageCaseFacts extends CaseFacts {
  @Field({ description: 'By which people call it' })
  number!: string;

  @Field(() => ID)
  contractId!: string;

  @Field()
  contractNumber!: string;

  @Field()
  house!: string;

  @Field({ description: 'Names of the buyers' })
  buyers!: string;

  @Field()
  team!: string;

  @Field(() => String, { nullable: true, description: 'The mortgage specialist; null while nobody carries it' })
  specialist!: string | null;

  @Field(() => Fen)
  priceFen!: number;

  @Field(() => Fen, { description: 'Price less what makes it; not nought stops the case' })
  gapFen!: number;

  @Field(() => Fen, { description: 'Loan money that is still to come' })
  dueFen!: number;

  @Field(() => WhoseTime)
  whose!: Whose;

  @Field({ description: 'Whether it waits on purpose' })
  held!: boolean;

  @Field({ description: 'Whether there is a problem with it' })
  problem!: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'By when its step is to be over; null without a limit or while paused',
  })
  dueAt!: Date | null;

  @Field(() => Int, { description: '1 from 80 % of the limit on, 2 from all of it, 3 from 150 %' })
  late!: number;
}

@ObjectType()
export class MortgageCaseConnection extends connectionOf(MortgageCaseFacts) {}

/** Cases of one state. */
@ObjectType()
export class MortgageStateCount {
  @Field(() => CaseState)
  state!: CaseState;

  @Field(() => WhoseTime)
  whose!: Whose;

  @Field(() => Int)
  count!: number;

  @Field(() => Fen, { description: 'Loan money that is still to come on them' })
  dueFen!: number;
}

/** The board: how many cases stand where, and a page of them. */
@ObjectType()
export class MortgageBoard {
  @Field(() => [MortgageStateCount])
  counts!: MortgageStateCount[];

  @Field(() => MortgageCaseConnection)
  cases!: MortgageCaseConnection;
}

/** What one action today brings nearer. */
@ObjectType()
export class MoneyToday {
  @Field(() => MortgageCaseFacts)
  case!: MortgageCaseFacts;

  @Field(() => AvailableTransition)
  action!: AvailableTransition;

  @Field(() => Int, { description: 'Steps until the loan’s money, this one among them' })
  steps!: number;

  @Field(() => Fen, { description: 'Loan money still to come, shared by the steps that are left' })
  releasesFen!: number;
}

/** One loan of an attempt at a bank. */
@ObjectType()
export class MortgageApplicationFacts {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  attempt!: number;

  @Field(() => LoanKinds)
  product!: LoanKind;

  @Field(() => String, { nullable: true, description: 'Key of the bank' })
  bank!: string | null;

  @Field(() => String, { nullable: true })
  bankName!: string | null;

  @Field(() => Fen)
  askedFen!: number;

  @Field(() => Int)
  months!: number;

  @Field(() => Int, { description: 'Yearly rate in thousandths of a percent: 3000 is 3 %' })
  yearlyRate!: number;

  @Field(() => Fen, { description: 'What it costs a month' })
  monthlyFen!: number;

  @Field({ description: '`prepared`, `approved`, `reduced`, `rejected`, or `left` for another bank' })
  state!: string;

  @Field(() => Fen, { nullable: true })
  approvedFen!: number | null;

  @Field(() => String, { nullable: true })
  decidedOn!: string | null;

  @Field(() => Fen)
  disbursedFen!: number;

  @Field(() => String, { nullable: true })
  disbursedOn!: string | null;
}

/** How long a step took, and whose time it was; office minutes. */
@ObjectType()
export class MortgageClockFacts {
  @Field(() => CaseState)
  state!: CaseState;

  @Field()
  startedAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Int, { nullable: true })
  limitMinutes!: number | null;

  @Field(() => Float, { nullable: true, description: 'From beginning to end; null where the calendar lacks a day' })
  grossMinutes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Without pauses' })
  netMinutes!: number | null;

  @Field(() => Float)
  customerMinutes!: number;

  @Field(() => Float)
  bankMinutes!: number;

  @Field(() => Float)
  siteMinutes!: number;

  @Field(() => Float)
  usMinutes!: number;

  @Field(() => Int)
  told!: number;

  @Field(() => String, { nullable: true, description: 'Why it stands still; null while it goes' })
  pausedReason!: string | null;
}

/** A case with its money, loans and clocks, and what the caller may do with it. */
@ObjectType()
export class MortgageCaseRecord extends MortgageCaseFacts {
  @Field(() => Fen)
  downFen!: number;

  @Field(() => Fen)
  loansFen!: number;

  @Field(() => Fen)
  balanceFen!: number;

  @Field(() => Fen, { description: 'All money that finance confirmed' })
  creditedFen!: number;

  @Field(() => Fen)
  disbursedFen!: number;

  @Field(() => Int)
  attempt!: number;

  @Field(() => [String], { description: 'Kinds of customer, as they were said' })
  customerTypes!: string[];

  @Field(() => [String], { description: 'Kinds of customer that the people of the contract make' })
  typesOfPeople!: string[];

  @Field(() => String, { nullable: true, description: 'When the bank sees the customer, YYYY-MM-DD' })
  interviewOn!: string | null;

  @Field(() => String, { nullable: true })
  heldReason!: string | null;

  @Field(() => String, { nullable: true })
  problemReason!: string | null;

  @Field(() => [MortgageApplicationFacts], { description: 'The latest attempt first' })
  applications!: MortgageApplicationFacts[];

  @Field(() => [MortgageClockFacts])
  clocks!: MortgageClockFacts[];

  @Field(() => [AvailableTransition])
  transitions!: AvailableTransition[];

  @Field({ description: 'Whether the caller may write what banks say, pause clocks, and the like' })
  mayWork!: boolean;
}

/** What changing to a bank would mean: how long, how much, and which papers serve again. */
@ObjectType()
export class BankSwitchWhatIf {
  @Field({ description: 'Key of the bank' })
  bank!: string;

  @Field({ description: 'Name of the bank' })
  bankName!: string;

  @Field(() => Int, {
    description: 'Office days until the money by the limits of the steps, going on as it is; 0 where no step is left',
  })
  daysNow!: number;

  @Field(() => Int, { description: 'Office days until the money, beginning again at that bank' })
  daysThen!: number;

  @Field(() => Fen, { description: 'The most that may be lent of the price' })
  loanFen!: number;

  @Field(() => Fen, { description: 'What the loan that is asked now costs a month there' })
  monthlyFen!: number;

  @Field(() => [String], { description: 'Papers that are there and serve again' })
  reused!: string[];

  @Field(() => [String], { description: 'Papers that would have to be brought' })
  toBring!: string[];
}

/** Less was confirmed than must be paid down. */
@ObjectType({ implements: () => [Failure] })
export class BelowMinimumDown extends Failure {
  @Field(() => Fen)
  confirmedFen!: number;

  @Field(() => Fen)
  minimumFen!: number;

  static of(confirmedFen: number, minimumFen: number): BelowMinimumDown {
    const message = 'Finance confirmed less than must be paid down';
    return Object.assign(new BelowMinimumDown(), { code: 'BELOW_MINIMUM_DOWN', message, confirmedFen, minimumFen });
  }
}

export const MortgageCaseResult = createUnionType({
  name: 'MortgageCaseResult',
  types: () => [MortgageCaseRecord, TransitionBlocked, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});

export const OpenMortgageCaseResult = createUnionType({
  name: 'OpenMortgageCaseResult',
  types: () => [MortgageCaseRecord, BelowMinimumDown, WrongState, NotFound] as const,
});
