import { Fen } from '@kefu/office/money';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type RefusalCode, refusalCodes } from './file-refusal.ts';

export const RiskRefusals = Object.fromEntries(refusalCodes.map((code) => [code, code]));
registerEnumType(RiskRefusals, { name: 'RiskFileRefusal', description: 'Why nothing of a risk file is taken' });

export const questionKinds = ['unknown', 'duplicate', 'conflict'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const RiskQuestionKinds = Object.fromEntries(questionKinds.map((kind) => [kind, kind]));
registerEnumType(RiskQuestionKinds, {
  name: 'RiskQuestionKind',
  description: 'unknown: no such trader; duplicate: the same row again; conflict: rows of one trader that differ',
});

export const questionDecisions = ['leaveOut', 'countOnce', 'takeLine'] as const;
export type QuestionDecision = (typeof questionDecisions)[number];
export const RiskQuestionDecisions = Object.fromEntries(questionDecisions.map((decision) => [decision, decision]));
registerEnumType(RiskQuestionDecisions, { name: 'RiskQuestionDecision' });

/** A row that made its file be refused. */
@ObjectType()
export class RiskBadRow {
  @Field(() => Int)
  line!: number;

  @Field({ description: 'CELLS, NUMBER, AMOUNT, LOTS' })
  code!: string;
}

/** A risk file that was brought (T9). */
@ObjectType()
export class RiskFile {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => String, { nullable: true, description: 'The day that its first line names' })
  tradingDay!: string | null;

  @Field(() => Int)
  rows!: number;

  @Field(() => Fen)
  marginTotal!: number;

  @Field(() => Fen)
  equityTotal!: number;

  @Field()
  importedBy!: string;

  @Field()
  importedAt!: Date;

  @Field(() => RiskRefusals, { nullable: true, description: 'Null for a file that was taken' })
  refused!: RefusalCode | null;

  @Field(() => String, { nullable: true })
  expected!: string | null;

  @Field(() => String, { nullable: true })
  found!: string | null;

  @Field(() => String, { nullable: true, description: 'margin, equity, floating, positions, number' })
  column!: string | null;

  @Field(() => [RiskBadRow], { description: 'Rows that cannot be read; at most 100' })
  badRows!: RiskBadRow[];
}

/** A row as the file has it. */
@ObjectType()
export class RiskFileRow {
  @Field(() => Int)
  line!: number;

  @Field(() => Fen)
  margin!: number;

  @Field(() => Fen)
  equity!: number;

  @Field(() => Fen)
  floating!: number;

  @Field(() => Int)
  positions!: number;
}

/** Something of a file that a person must decide (T9). */
@ObjectType()
export class RiskQuestion {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'The number as the file writes it' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'Name of the trader; null for an unknown number' })
  trader!: string | null;

  @Field(() => RiskQuestionKinds)
  kind!: QuestionKind;

  @Field(() => [RiskFileRow], { description: 'The rows in question; at most 20' })
  rows!: RiskFileRow[];

  @Field(() => RiskQuestionDecisions, { nullable: true })
  decision!: QuestionDecision | null;

  @Field(() => Int, { nullable: true })
  takenLine!: number | null;

  @Field()
  note!: string;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => [RiskQuestionDecisions], { description: 'What may be decided of it' })
  decisions!: QuestionDecision[];

  @Field(() => Int)
  version!: number;
}
