import { CaseFacts, TransitionBlocked } from '@kefu/office/lifecycle';
import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RiskFile } from '../file/risk-file.types.ts';
import type { RiskLevel } from '../level/risk-level.ts';
import { RiskLevels } from '../level/risk-level.types.ts';

/** A market, as runs name it. */
@ObjectType()
export class RiskMarketName {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** How many traders stand at a level. */
@ObjectType()
export class RiskLevelCount {
  @Field(() => RiskLevels)
  level!: RiskLevel;

  @Field(() => Int)
  traders!: number;
}

/** The traders of a level, and what sending to them means (T9). */
@ObjectType()
export class RiskGroup extends RiskLevelCount {
  @Field(() => Int, { description: 'Who will get a message' })
  toSend!: number;

  @Field(() => Int, { description: 'Who is left out by a person' })
  excluded!: number;

  @Field(() => Int, { description: 'Who was told of this level or a higher one today already' })
  told!: number;

  @Field(() => Int, { description: 'Texts that the messages are billed as' })
  segments!: number;

  @Field(() => Fen, { description: 'What they cost' })
  cost!: number;
}

/** What became of traders since the trading day before. */
@ObjectType()
export class RiskChanges {
  @Field(() => String, { nullable: true, description: 'The trading day compared with; null where there is none' })
  since!: string | null;

  @Field(() => Int, { description: 'At a level, and at none before' })
  fresh!: number;

  @Field(() => Int)
  raised!: number;

  @Field(() => Int)
  same!: number;

  @Field(() => Int)
  lowered!: number;

  @Field(() => Int, { description: 'At none any more' })
  cleared!: number;

  @Field(() => Int, { description: 'Below every level, but not by as much as a level clears by' })
  nearlyCleared!: number;
}

/** How many notices of a level are in a state of the ledger. */
@ObjectType()
export class RiskProgress {
  @Field(() => RiskLevels)
  level!: RiskLevel;

  @Field(() => String, { description: 'A state of the message ledger, `missing`, or `excluded`' })
  state!: string;

  @Field(() => Int)
  notices!: number;
}

/** The two sums that must be nought before a day is closed. */
@ObjectType()
export class RiskBalance {
  @Field(() => Int, { description: 'Notices of the snapshot' })
  approved!: number;

  @Field(() => Int, { description: 'Of these, without a row in the ledger' })
  missing!: number;

  @Field(() => Int, { description: 'Rows of the ledger of which nobody knows what the gateway made of them' })
  unexplained!: number;

  @Field(() => Int, { description: 'Texts that those which left are billed as' })
  segments!: number;

  @Field(() => Fen, { description: 'What they cost' })
  cost!: number;
}

/** A risk run as lists show it (T9). */
@ObjectType('RiskRun')
export class RiskRunFacts extends CaseFacts {
  @Field(() => RiskMarketName)
  market!: RiskMarketName;

  @Field()
  tradingDay!: string;

  @Field(() => String, { nullable: true })
  fileName!: string | null;

  @Field(() => Int, { nullable: true })
  rows!: number | null;

  @Field(() => String, { nullable: true, description: 'Who brought the file that counts' })
  screenedBy!: string | null;

  @Field(() => String, { nullable: true })
  submittedBy!: string | null;

  @Field(() => Date, { nullable: true })
  submittedAt!: Date | null;

  @Field(() => String, { nullable: true })
  approvedBy!: string | null;

  @Field(() => Date, { nullable: true })
  approvedAt!: Date | null;

  @Field({ description: 'Approved by the market’s settings, not by a person' })
  autoApproved!: boolean;

  @Field(() => Date, { nullable: true })
  sentAt!: Date | null;

  @Field(() => String, { nullable: true })
  closedBy!: string | null;

  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;

  @Field({ description: 'By when the day must be closed' })
  closeBy!: Date;

  @Field({ description: 'Not closed, and past that hour' })
  overdue!: boolean;

  @Field(() => [RiskLevelCount], { description: 'Levels under the file that counts, the mildest first' })
  levels!: RiskLevelCount[];

  @Field(() => Int, { description: 'Questions that nobody has decided' })
  openQuestions!: number;

  @Field(() => Int, { description: 'Files that were refused' })
  refusals!: number;
}

/** A risk run with all that its page shows; each part is read only where it is asked for. */
@ObjectType()
export class RiskRunRecord extends RiskRunFacts {}

/** What waits at the risk desk (T9, T11). */
@ObjectType()
export class RiskWaiting {
  @Field(() => Int, { description: 'Days whose file has not come' })
  toImport!: number;

  @Field(() => Int, { description: 'Days whose file is being screened' })
  toScreen!: number;

  @Field(() => Int, { description: 'Days that wait for approval' })
  toApprove!: number;

  @Field(() => Int, { description: 'Days past their closing hour' })
  overdue!: number;

  @Field(() => Int, { description: 'Traders whom somebody is to telephone or look for' })
  followUps!: number;

  @Field(() => Int, { description: 'Traders on the watch list' })
  signals!: number;

  @Field(() => Int, { description: 'Limits that somebody else must approve' })
  limits!: number;
}

@ObjectType()
export class RiskRunConnection extends connectionOf(RiskRunFacts) {}

/** A file was refused whole: nothing of it was taken (T9). */
@ObjectType()
export class RiskFileRefused {
  @Field(() => RiskFile)
  file!: RiskFile;

  @Field(() => ID, { nullable: true, description: 'The run that it was meant for' })
  runId!: string | null;
}

export const ImportRiskFileResult = createUnionType({
  name: 'ImportRiskFileResult',
  types: () => [RiskRunRecord, RiskFileRefused, InvalidInput, NotFound] as const,
});

export const RiskRunResult = createUnionType({
  name: 'RiskRunResult',
  types: () => [RiskRunRecord, TransitionBlocked, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});
