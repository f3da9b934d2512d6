import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { enumOf } from '../fee/fee.types.ts';
import { type PayerStanding, payerStandings } from './payer-standing.ts';

/** 首付款, 銀行放款, 公積金放款, 尾款. */
export const receiptKinds = ['downPayment', 'bankLoan', 'providentFundLoan', 'balancePayment'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];
export const ReceiptKinds = Object.fromEntries(receiptKinds.map((kind) => [kind, kind]));
registerEnumType(ReceiptKinds, { name: 'MortgageReceiptKind' });

export const PayerStandings = enumOf(...payerStandings);
registerEnumType(PayerStandings, {
  name: 'MortgagePayerStanding',
  description: 'Who paid: a buyer by the name, a buyer by the card, somebody who did not buy',
});

/** Money that came in on a contract; a negative amount is a reversal and names the receipt that it cancels. */
@ObjectType()
export class MortgageReceipt {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: '收據號' })
  number!: string | null;

  @Field(() => ID)
  contractId!: string;

  @Field()
  contractNumber!: string;

  @Field({ description: 'The team for which it counts' })
  team!: string;

  @Field(() => ReceiptKinds)
  kind!: ReceiptKind;

  @Field()
  bank!: string;

  @Field(() => String, { nullable: true })
  serial!: string | null;

  @Field(() => Fen)
  amount!: number;

  @Field()
  receivedOn!: string;

  @Field(() => String, { nullable: true, description: 'Confirmed by finance; it counts in the month of this day' })
  creditedOn!: string | null;

  @Field(() => ID, { nullable: true })
  reversesId!: string | null;

  @Field(() => String, { nullable: true, description: 'What the receipt that it cancels is called' })
  reverses!: string | null;

  @Field(() => Fen, { description: 'What was cancelled of it, nought or less' })
  reversed!: number;

  @Field()
  payer!: string;

  @Field(() => PayerStandings, {
    nullable: true,
    description: 'How the payer stands to the buyers; null for banks’ money and reversals',
  })
  payerStanding!: PayerStanding | null;

  @Field(() => String, { nullable: true, description: 'The card that it came from, masked' })
  payerCard!: string | null;

  @Field(() => String, { nullable: true, description: 'Why a card number that fails its check was kept' })
  payerCardReason!: string | null;

  @Field()
  remark!: string;

  @Field()
  enteredBy!: string;

  @Field(() => String, { nullable: true })
  confirmedBy!: string | null;
}

@ObjectType()
export class MortgageReceiptConnection extends connectionOf(MortgageReceipt) {}

@ArgsType()
export class MortgageReceiptsArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  contractId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those without the day on which they were credited' })
  @IsOptional()
  @IsBoolean()
  unconfirmed?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only those that count for this team' })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM: only those that count in this month' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: string | null;
}

/** What narrows the list; its file takes the same. */
export type MortgageReceiptFilter = Omit<MortgageReceiptsArgs, keyof PageArgs>;

const longest = 2 ** 53 - 1;

@InputType()
export class EnterMortgageReceiptInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => ReceiptKinds)
  @IsEnum(ReceiptKinds)
  kind!: ReceiptKind;

  @Field(() => String, { nullable: true, description: '收據號; without it, bank and serial are needed' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  number?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  bank?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  serial?: string | null;

  @Field(() => Fen)
  @IsInt()
  @Min(1)
  @Max(longest)
  amount!: number;

  @Field()
  @IsString()
  @MaxLength(10)
  receivedOn!: string;

  @Field(() => String, { nullable: true, description: 'Left out while nobody confirmed it' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  creditedOn?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  payer?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the card that it came from' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  payerCard?: string | null;

  @Field(() => String, { nullable: true, description: 'Why the number is right though it fails its check' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  payerCardReason?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  remark?: string | null;
}

@InputType()
export class ReverseMortgageReceiptInput {
  @Field(() => ID, { description: 'The receipt that is cancelled' })
  @IsUUID()
  id!: string;

  @Field({ description: 'Number of the reversal itself' })
  @IsString()
  @MaxLength(40)
  number!: string;

  @Field(() => Fen, { nullable: true, description: 'How much of it, all that is left by default' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longest)
  amount?: number | null;

  @Field({ description: 'The day on which it is booked, whose month it lowers' })
  @IsString()
  @MaxLength(10)
  creditedOn!: string;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const MortgageReceiptResult = createUnionType({
  name: 'MortgageReceiptResult',
  types: () => [MortgageReceipt, InvalidInput, NotFound, WrongState] as const,
});
