import { NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { NeededReport } from '../report/report.types.ts';

/** Sending stands still for the whole installation (X7). */
@ObjectType()
export class SendingFreeze {
  @Field(() => ID)
  id!: string;

  @Field({
    description:
      'restored: the ledger is older than what was sent; strayReceipts: gateways know messages that the ledger has not sent; person',
  })
  cause!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field()
  frozenBy!: string;

  @Field()
  frozenAt!: Date;

  @Field(() => Int, { description: 'Messages that would leave if it were released now' })
  waiting!: number;

  @Field(() => Int, { description: 'Messages of which nobody knows whether they left' })
  undecided!: number;

  @Field(() => Int, { description: 'Receipts since then of messages that the ledger does not know' })
  strayReceipts!: number;

  @Field(() => Int, { description: 'Messages that receipts since then showed to have left' })
  reconciled!: number;

  @Field(() => [NeededReport], {
    description:
      'What must be compared, with nothing unexplained, before it is released; empty where a person stopped it',
  })
  reports!: NeededReport[];
}

@InputType()
export class ReleaseSendingInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field({ description: 'What was compared, and with what result' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

export const SendingFreezeResult = createUnionType({
  name: 'SendingFreezeResult',
  types: () => [SendingFreeze, WrongState, NotFound] as const,
});
