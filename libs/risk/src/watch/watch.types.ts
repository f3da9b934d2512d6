import { ChangedMeanwhile, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import {
  ArgsType,
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export const signalKinds = ['overTrading', 'lossStreak'] as const;
export const SignalKinds = Object.fromEntries(signalKinds.map((each) => [each, each]));
registerEnumType(SignalKinds, { name: 'RiskSignalKind' });
export const signalOutcomes = ['deEscalated', 'continues', 'notReached'] as const;
export type SignalOutcome = (typeof signalOutcomes)[number];
export const SignalOutcomes = Object.fromEntries(signalOutcomes.map((each) => [each, each]));
registerEnumType(SignalOutcomes, { name: 'RiskSignalOutcome' });

/** A trader on the watch list (T11). */
@ObjectType()
export class RiskSignal {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  traderId!: string;

  @Field()
  number!: string;

  @Field()
  name!: string;

  @Field()
  branch!: string;

  @Field()
  priority!: boolean;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;

  @Field(() => SignalKinds)
  kind!: (typeof signalKinds)[number];

  @Field({ description: 'The trading day whose file showed it' })
  foundOn!: string;

  @Field(() => Int)
  days!: number;

  @Field(() => Float, {
    description: 'Over-trading: turnover in percent of the mean position; a streak: loss of equity in fen',
  })
  measure!: number;

  @Field(() => SignalOutcomes, { nullable: true, description: 'Null while somebody is to care' })
  outcome!: SignalOutcome | null;

  @Field()
  note!: string;

  @Field(() => String, { nullable: true })
  endedBy!: string | null;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class RiskSignalConnection extends connectionOf(RiskSignal) {}

/** How many of those cared for were calmed (T11). */
@ObjectType()
export class RiskWatchFigure {
  @Field(() => Int, { description: 'On the list now' })
  open!: number;

  @Field(() => Int, { description: 'With an outcome in the last 90 days' })
  ended!: number;

  @Field(() => Int)
  deEscalated!: number;

  @Field(() => Float, { nullable: true, description: 'deEscalated ÷ ended; null where nothing ended' })
  ratio!: number | null;
}

@ArgsType()
export class RiskSignalsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;

  @Field(() => SignalKinds, { nullable: true })
  @IsOptional()
  @IsIn(signalKinds)
  kind?: string | null;
}

@InputType()
export class SettleRiskSignalInput extends SeenInput {
  @Field(() => SignalOutcomes)
  @IsIn(signalOutcomes)
  outcome!: SignalOutcome;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

export const RiskSignalResult = createUnionType({
  name: 'RiskSignalResult',
  types: () => [RiskSignal, ChangedMeanwhile, WrongState, NotFound] as const,
});
