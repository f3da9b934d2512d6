import { NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsDateString, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

/** Where a message can be. */
export const messageStates = [
  'planned',
  'sending',
  'accepted',
  'delivered',
  'undelivered',
  'unknown',
  'parked',
  'failed',
  'suppressed',
  'expired',
] as const;
export type MessageState = (typeof messageStates)[number];

/** A line of the ledger (X7); whom it reaches is masked. */
@ObjectType()
export class Message {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'Whom it is for, such as a trader' })
  recipient!: string;

  @Field({ description: 'The recipient’s name and number' })
  recipientLabel!: string;

  @Field(() => String, { nullable: true, description: 'Masked; null where there is none' })
  phoneMasked!: string | null;

  @Field({ description: 'The business date it was planned for' })
  businessDate!: string;

  @Field()
  purpose!: string;

  @Field({ description: 'Which of its purpose: for a reminder, days before the end' })
  level!: string;

  @Field(() => String, { description: messageStates.join(', ') })
  state!: MessageState;

  @Field(() => String, { nullable: true, description: 'Why it is where it is, as a code' })
  cause!: string | null;

  @Field(() => Int, { nullable: true, description: 'Texts it is billed as; null before it left' })
  segments!: number | null;

  @Field()
  createdAt!: Date;

  @Field()
  changedAt!: Date;

  @Field({ description: 'The end of its sending hours' })
  expiresAt!: Date;
}

/** One try to send. Written before the first byte left. */
@ObjectType()
export class SendAttempt {
  @Field(() => ID)
  id!: string;

  @Field()
  startedAt!: Date;

  @Field({ description: 'The worker process' })
  worker!: string;

  @Field(() => String, { nullable: true, description: 'accepted, notSent, refused, unknown; null: nothing was heard' })
  outcome!: string | null;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;
}

/** What the gateway said became of it. */
@ObjectType()
export class DeliveryReceipt {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'delivered, undelivered' })
  status!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field()
  happenedAt!: Date;

  @Field()
  receivedAt!: Date;
}

/** A message with everything that happened to it. */
@ObjectType()
export class MessageRecord extends Message {
  @Field(() => String, { nullable: true, description: 'The words as they left; null before the first attempt' })
  text!: string | null;

  @Field({ description: 'The template’s words, placeholders unfilled' })
  body!: string;

  @Field()
  signature!: string;

  @Field(() => Int)
  templateVersion!: number;

  @Field(() => String, { nullable: true, description: 'The gateway’s reference' })
  gatewayReference!: string | null;

  @Field(() => [SendAttempt])
  attempts!: SendAttempt[];

  @Field(() => [DeliveryReceipt])
  receipts!: DeliveryReceipt[];
}

@ObjectType()
export class MessageConnection extends connectionOf(Message) {
  @Field(() => Int, { description: 'All that fit the filter, counted up to 10,000' })
  totalCount!: number;
}

@ArgsType()
export class MessageListArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Only these states' })
  @IsOptional()
  @IsIn(messageStates, { each: true })
  states?: MessageState[] | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsDateString({ strict: true })
  @MaxLength(10)
  businessDate?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  purpose?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as the days before the end of a term' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  level?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the recipient’s number or name' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only messages for this recipient' })
  @IsOptional()
  @IsUUID()
  recipient?: string | null;
}

@InputType()
export class ResendMessageInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field({ description: 'Why; shown in the audit' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

export const MessageResult = createUnionType({
  name: 'MessageResult',
  types: () => [MessageRecord, NotFound] as const,
});

export const ResendMessageResult = createUnionType({
  name: 'ResendMessageResult',
  types: () => [MessageRecord, NotFound, WrongState] as const,
});
