import { Fen } from '@kefu/office/money';
import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

/** What speaks for a contract. */
export const SuggestionReasons = Object.fromEntries(
  ['payerIsBuyer', 'paidBefore', 'sameCard', 'cardTail', 'named', 'amountIsDown', 'amountIsLoan', 'amountIsRest'].map(
    (reason) => [reason, reason],
  ),
);
registerEnumType(SuggestionReasons, { name: 'ReceiptSuggestionReason' });

/** A contract that money may be for, with the reasons (S13). */
@ObjectType()
export class ReceiptSuggestion {
  @Field(() => ID)
  contractId!: string;

  @Field()
  number!: string;

  @Field()
  house!: string;

  @Field()
  buyers!: string;

  @Field()
  team!: string;

  @Field(() => [SuggestionReasons], { description: 'What says more stands first' })
  reasons!: string[];
}

@ArgsType()
export class ReceiptSuggestionsArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  payer?: string | null;

  @Field(() => Fen, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  amount?: number | null;

  @Field(() => String, { nullable: true, description: 'The whole number of the card, or its last four digits' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  card?: string | null;

  @Field(() => String, { nullable: true, description: 'What the bank wrote: a contract named in it is found' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  words?: string | null;
}
