import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';
import { enumOf } from '../fee/fee.types.ts';

export const ConsentPurposes = enumOf('processing', 'bank', 'registration', 'dunning', 'marketing');
registerEnumType(ConsentPurposes, {
  name: 'MortgageConsentPurpose',
  description: 'What a buyer’s data are used for; handing them to a bank is a purpose of its own for each bank',
});
export type ConsentPurpose = keyof typeof ConsentPurposes;

/** What a buyer said of one use of their data. */
@ObjectType()
export class MortgageConsent {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Place of the buyer in the contract' })
  position!: number;

  @Field(() => ConsentPurposes)
  purpose!: ConsentPurpose;

  @Field(() => String, { nullable: true, description: 'Key of the bank that papers may go to' })
  bank!: string | null;

  @Field({ description: 'Given, or else withdrawn' })
  given!: boolean;

  @Field({ description: 'YYYY-MM-DD' })
  saidOn!: string;

  @Field(() => String, { nullable: true, description: 'Title of the paper on which it was said' })
  paper!: string | null;

  @Field()
  note!: string;

  @Field()
  recordedBy!: string;

  @Field()
  recordedAt!: Date;

  @Field({ description: 'Whether it is the last that was said, and so holds' })
  holds!: boolean;
}

/** Somebody whose consent counts. */
@ObjectType()
export class MortgageConsentBuyer {
  @Field(() => Int)
  position!: number;

  @Field()
  name!: string;
}

/** A bank of the attempt, or one that a consent speaks of. */
@ObjectType()
export class MortgageConsentBank {
  @Field()
  key!: string;

  @Field()
  name!: string;
}

/** A paper of the case on which a consent may stand. */
@ObjectType()
export class MortgageConsentPaper {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;
}

/** What the buyers of a case consented to (S7). */
@ObjectType()
export class MortgageConsents {
  @Field(() => [MortgageConsentBuyer])
  buyers!: MortgageConsentBuyer[];

  @Field(() => [MortgageConsentBank])
  banks!: MortgageConsentBank[];

  @Field(() => [MortgageConsentPaper])
  papers!: MortgageConsentPaper[];

  @Field(() => [MortgageConsent], { description: 'Everything that was said, the latest first' })
  said!: MortgageConsent[];
}

@InputType()
export class RecordMortgageConsentInput extends SeenInput {
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(30)
  position!: number;

  @Field(() => ConsentPurposes)
  @IsEnum(ConsentPurposes)
  purpose!: ConsentPurpose;

  @Field(() => String, { nullable: true, description: 'Key of a bank; for the purpose `bank` only' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  bank?: string | null;

  @Field({ description: 'Given, or else withdrawn' })
  @IsBoolean()
  given!: boolean;

  @Field({ description: 'YYYY-MM-DD, today or earlier' })
  @Matches(day)
  saidOn!: string;

  @Field(() => ID, { nullable: true, description: 'A paper of the case; needed where it is given' })
  @IsOptional()
  @IsUUID()
  documentId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}
