import { Fen } from '@kefu/office/money';
import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { enumOf } from './fee.types.ts';

export const OverpaymentDecisions = enumOf('refund', 'carry');
registerEnumType(OverpaymentDecisions, { name: 'FeeOverpaymentDecision' });

/** What finance decides of money that was paid on a fee and is not owed (S18). */
@InputType()
export class SettleFeeOverpaymentInput extends SeenInput {
  @Field(() => OverpaymentDecisions)
  @IsEnum(OverpaymentDecisions)
  decision!: keyof typeof OverpaymentDecisions;

  @Field(() => Fen, { description: 'At most what is over' })
  @IsInt()
  @Min(1)
  amount!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Where it is carried: another fee of the contract of which so much is owed',
  })
  @IsOptional()
  @IsUUID()
  carryTo?: string | null;

  @Field({ description: 'Number of the transfer or voucher' })
  @IsString()
  @MaxLength(60)
  reference!: string;

  @Field()
  @IsString()
  @MaxLength(10)
  settledOn!: string;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

/** The receipt of a maintenance fund that the buyer paid directly (S18). */
@InputType()
export class ProveMortgageFundInput extends SeenInput {
  @Field({ description: 'Number of the receipt that the buyer brought' })
  @IsString()
  @MaxLength(60)
  reference!: string;

  @Field()
  @IsString()
  @MaxLength(10)
  paidOn!: string;
}
