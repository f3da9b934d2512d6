import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

export const contractAmounts = ['price', 'downPayment', 'commercial', 'providentFund', 'balance'] as const;
/** An amount that a contract names. */
export type ContractAmountKey = (typeof contractAmounts)[number];
const ContractAmountKeys = Object.fromEntries(contractAmounts.map((each) => [each, each]));
registerEnumType(ContractAmountKeys, { name: 'MortgageContractAmount' });

/** An amount of a contract in figures and in words, which always agree (大寫, S14). */
@ObjectType()
export class MortgageAmountInWords {
  @Field(() => ContractAmountKeys)
  field!: ContractAmountKey;

  @Field(() => Fen)
  amountFen!: number;

  @Field()
  words!: string;
}

/** A version of the text of a contract (S14). */
@ObjectType()
export class MortgageDraft {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Counts from 1' })
  number!: number;

  @Field(() => ID, { description: 'Its paper: GET /letters/{letterId}/paper' })
  letterId!: string;

  @Field({ description: 'Name of the template' })
  template!: string;

  @Field(() => Int)
  templateVersion!: number;

  @Field({ description: 'The text, a paragraph a line' })
  body!: string;

  @Field()
  draftedBy!: string;

  @Field()
  draftedAt!: Date;
}

/** What there is of the text of a contract (S14). */
@ObjectType()
export class MortgageDrafts {
  @Field(() => [MortgageDraft], { description: 'The latest first' })
  drafts!: MortgageDraft[];

  @Field(() => [MortgageAmountInWords], { description: 'What the contract says now' })
  amounts!: MortgageAmountInWords[];

  @Field({ description: 'Whether the caller may draft now' })
  mayDraft!: boolean;
}

/** An amount as somebody typed it, in figures and in words. */
@InputType()
export class TypedAmountInput {
  @Field(() => ContractAmountKeys)
  @IsIn(contractAmounts)
  field!: ContractAmountKey;

  @Field(() => Fen)
  @IsInt()
  amountFen!: number;

  @Field({ description: '大寫, in either script' })
  @IsString()
  @MaxLength(200)
  words!: string;
}

@InputType()
export class DraftMortgageContractInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  templateId!: string;

  @Field(() => [TypedAmountInput], { description: 'Amounts to be compared with those of the contract; may be none' })
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => TypedAmountInput)
  amounts!: TypedAmountInput[];
}

/** Figures, words and contract do not say the same amount; what each says. */
@ObjectType({ implements: () => [Failure] })
export class MortgageAmountsDisagree extends Failure {
  @Field(() => ContractAmountKeys)
  field!: ContractAmountKey;

  @Field(() => Fen, { description: 'As the figures say' })
  amountFen!: number;

  @Field({ description: 'The figures in words' })
  amountWords!: string;

  @Field({ description: 'The words as they were typed' })
  words!: string;

  @Field(() => Fen, { nullable: true, description: 'As the words say; null where they are no amount' })
  wordsFen!: number | null;

  @Field(() => Fen, { description: 'As the contract says' })
  contractFen!: number;

  static of(said: Omit<MortgageAmountsDisagree, 'code' | 'message'>): MortgageAmountsDisagree {
    const message = 'Figures, words and the contract must say the same amount';
    return Object.assign(new MortgageAmountsDisagree(), { code: 'AMOUNTS_DISAGREE', message, ...said });
  }
}

export const MortgageDraftResult = createUnionType({
  name: 'MortgageDraftResult',
  types: () => [MortgageDrafts, MortgageAmountsDisagree, InvalidInput, ChangedMeanwhile, WrongState, NotFound] as const,
});
