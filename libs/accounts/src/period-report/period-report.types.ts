import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { accountEventKinds } from '../account-event/index.ts';
import { Branch, TraderKinds } from '../register/index.ts';
import type { TraderKind } from '../trader/trader.entity.ts';

export const PeriodKinds = { month: 'month', quarter: 'quarter' } as const;
registerEnumType(PeriodKinds, { name: 'PeriodKind' });

/** `running` has days to come; `open` is over and waits to be closed; `closed` is frozen. */
export const PeriodStates = { running: 'running', open: 'open', closed: 'closed' } as const;
registerEnumType(PeriodStates, { name: 'PeriodState' });

/** The figures that open their rows. */
export const PeriodFigures = {
  activeAtStart: 'activeAtStart',
  opened: 'opened',
  closed: 'closed',
  movedIn: 'movedIn',
  movedOut: 'movedOut',
  renewed: 'renewed',
  changed: 'changed',
  activeAtEnd: 'activeAtEnd',
} as const;
export type PeriodFigure = keyof typeof PeriodFigures;
registerEnumType(PeriodFigures, { name: 'PeriodFigure' });

export const AccountEventKinds = Object.fromEntries(accountEventKinds.map((kind) => [kind, kind]));
registerEnumType(AccountEventKinds, { name: 'AccountEventKind' });

const equation = 'activeAtStart + opened − closed + movedIn − movedOut = activeAtEnd, always';

/** Figures of one branch, kind and class (T7). */
@ObjectType({ description: `Accounts of one branch, kind and class in a period. ${equation}` })
export class PeriodRow {
  @Field(() => Branch)
  branch!: Branch;

  @Field(() => TraderKinds)
  traderKind!: TraderKind;

  @Field({ description: 'The tag by which they are counted; empty for those without one' })
  class!: string;

  @Field(() => Int)
  activeAtStart!: number;

  @Field(() => Int)
  opened!: number;

  @Field(() => Int)
  closed!: number;

  @Field(() => Int, { description: 'Came from another branch, kind or class' })
  movedIn!: number;

  @Field(() => Int, { description: 'Went to another branch, kind or class' })
  movedOut!: number;

  @Field(() => Int)
  renewed!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  activeAtEnd!: number;
}

/** A frozen version of a period's figures. */
@ObjectType()
export class PeriodVersion {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field()
  closedAt!: Date;

  @Field()
  closedBy!: string;

  @Field(() => String, { nullable: true, description: 'Why it restates the version before' })
  reason!: string | null;

  @Field(() => Date, { nullable: true })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true })
  acknowledgedBy!: string | null;
}

/** A month or quarter and how far it is. */
@ObjectType({ isAbstract: true })
export abstract class PeriodFacts {
  @Field({ description: '2026-10 or 2026-Q4' })
  period!: string;

  @Field(() => PeriodKinds)
  kind!: 'month' | 'quarter';

  @Field({ description: 'Business date' })
  firstDay!: string;

  @Field({ description: 'Business date; counts' })
  lastDay!: string;

  @Field(() => PeriodStates)
  state!: keyof typeof PeriodStates;
}

@ObjectType({ description: 'A period of the picker (T7)' })
export class ReportPeriod extends PeriodFacts {
  @Field(() => PeriodVersion, { nullable: true, description: 'The newest version; null while it is not closed' })
  newest!: PeriodVersion | null;
}

/** The figures of a period (T7, T8). */
@ObjectType({
  description: `Figures of a period: computed while it is not closed, frozen in versions after. ${equation}`,
})
export class PeriodReportView extends PeriodFacts {
  @Field(() => PeriodVersion, { nullable: true, description: 'The version shown; null for figures as they are now' })
  shown!: PeriodVersion | null;

  @Field(() => [PeriodVersion], { description: 'The newest first' })
  versions!: PeriodVersion[];

  @Field(() => [PeriodRow], { description: 'By branch, kind and class; those the caller may see' })
  rows!: PeriodRow[];

  @Field(() => [PeriodRow], {
    description: 'What the version before said where it said otherwise; empty for a first one',
  })
  restated!: PeriodRow[];

  @Field(() => Int, {
    description: 'Lines written since the newest version about days that it covers: a reason to restate',
  })
  lateEvents!: number;
}

@ArgsType()
export class PeriodArgs {
  @Field({ description: '2026-10 or 2026-Q4' })
  @IsString()
  @MaxLength(7)
  period!: string;

  @Field(() => Int, { nullable: true, description: 'The newest where it is left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** A line behind a figure: what happened, or for open accounts the last that happened before. */
@ObjectType()
export class PeriodLine {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  traderId!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field(() => AccountEventKinds)
  kind!: string;

  @Field({ description: 'Business date on which it counts' })
  onDay!: string;

  @Field({ description: 'Branch after it' })
  branch!: string;

  @Field(() => String, { nullable: true, description: 'Branch before it, when the account moved' })
  fromBranch!: string | null;

  @Field()
  class!: string;

  @Field(() => String, { nullable: true })
  fromClass!: string | null;

  @Field({ description: 'What brought it: application, importRun, person, apiKey, system' })
  sourceType!: string;

  @Field()
  recordedAt!: Date;
}

@ObjectType()
export class PeriodLineConnection extends connectionOf(PeriodLine) {}

@ArgsType()
export class PeriodLinesArgs extends PageArgs {
  @Field()
  @IsString()
  @MaxLength(7)
  period!: string;

  @Field(() => Int, { nullable: true, description: 'As a frozen version knew it; as it is now where it is left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @Field(() => PeriodFigures)
  @IsIn(Object.keys(PeriodFigures))
  figure!: PeriodFigure;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  branchId?: string | null;

  @Field(() => TraderKinds, { nullable: true })
  @IsOptional()
  @IsIn(['naturalPerson', 'company'])
  traderKind?: TraderKind | null;

  @Field(() => String, { nullable: true, description: 'Empty for accounts without a class' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  class?: string | null;
}

@InputType()
export class RestatePeriodInput {
  @Field()
  @IsString()
  @MaxLength(7)
  period!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;

  @Field({ description: 'Why the figures are stated anew' })
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const PeriodReportResult = createUnionType({
  name: 'PeriodReportResult',
  types: () => [PeriodReportView, InvalidInput, WrongState, ChangedMeanwhile, NotFound] as const,
});

/** The tags that make classes, the first one first. */
@ObjectType()
export class AccountClasses {
  @Field(() => [String])
  tags!: string[];

  @Field(() => Int, { description: 'Accounts that the last change moved to another class' })
  moved!: number;
}

export const AccountClassesResult = createUnionType({
  name: 'AccountClassesResult',
  types: () => [AccountClasses, InvalidInput] as const,
});
