import { NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

/** What may become of a message of which nobody knows whether it left. */
export const parkedDecisions = ['sendAgain', 'giveUp', 'countAsSent'] as const;
export type ParkedChoice = (typeof parkedDecisions)[number];

/** What one person proposes for a parked message (X7). */
@ObjectType()
export class ParkedDecision {
  @Field(() => String, { description: parkedDecisions.join(', ') })
  decision!: ParkedChoice;

  @Field()
  reason!: string;

  @Field(() => ID)
  proposedById!: string;

  @Field()
  proposedBy!: string;

  @Field()
  proposedAt!: Date;
}

/** A message that may have left, and of which nothing more can be learned by itself (X7). */
@ObjectType()
export class ParkedMessage {
  @Field(() => ID)
  id!: string;

  @Field()
  recipientLabel!: string;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;

  @Field()
  businessDate!: string;

  @Field()
  purpose!: string;

  @Field()
  level!: string;

  @Field(() => String, { nullable: true })
  cause!: string | null;

  @Field(() => String, { nullable: true, description: 'The gateway that it may have left by' })
  gateway!: string | null;

  @Field(() => Date, { nullable: true })
  lastAttemptAt!: Date | null;

  @Field(() => ParkedDecision, { nullable: true, description: 'What somebody proposes, until another person decides' })
  proposal!: ParkedDecision | null;
}

@ObjectType()
export class ParkedList {
  @Field(() => [ParkedMessage], { description: 'The oldest first; at most 500' })
  nodes!: ParkedMessage[];

  @Field(() => Int, { description: 'How many there are' })
  totalCount!: number;
}

@InputType()
export class ProposeParkedInput {
  @Field(() => [ID], { description: 'At most 500' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  ids!: string[];

  @Field(() => String, { description: parkedDecisions.join(', ') })
  @IsIn(parkedDecisions)
  decision!: ParkedChoice;

  @Field({ description: 'Why; shown to whoever confirms, and in the audit' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class DecideParkedInput {
  @Field(() => [ID], { description: 'Messages; at most 500' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  ids!: string[];

  @Field({ description: 'False refuses the proposal: the messages stay parked' })
  @IsBoolean()
  confirm!: boolean;
}

/** What became of the messages that were asked for. */
@ObjectType()
export class ParkedOutcome {
  @Field(() => Int)
  done!: number;

  @Field(() => Int, { description: 'Proposed by the caller: another person decides them' })
  own!: number;

  @Field(() => Int, { description: 'No longer parked, decided already, or proposed by somebody already' })
  overtaken!: number;
}

export const ParkedResult = createUnionType({
  name: 'ParkedResult',
  types: () => [ParkedOutcome, WrongState, NotFound] as const,
});
