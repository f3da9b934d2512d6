import { TransitionBlocked } from '@kefu/office/lifecycle';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';
import { enumOf } from '../fee/fee.types.ts';
import type { CaseChoice, CaseDatum } from './case-data.ts';
import { MortgageChoices, MortgageData } from './form-catalogue.types.ts';

export const FormStandings = enumOf('current', 'coming', 'replaced', 'ended');
registerEnumType(FormStandings, { name: 'MortgageFormStanding' });

export const FormFieldKinds = enumOf('text', 'tick', 'choice', 'other');
registerEnumType(FormFieldKinds, {
  name: 'MortgageFormFieldKind',
  description: 'A text, a box to tick, one of several options, or what is filled by hand',
});

/** What an answer makes of a field: it is ticked, or an option is chosen. */
@ObjectType()
export class MortgageFormRule {
  @Field()
  answer!: string;

  @Field({ description: 'Empty for a tick' })
  option!: string;
}

/** A field of a form, and what is written into it. */
@ObjectType()
export class MortgageFormField {
  @Field({ description: 'As the bank calls it' })
  name!: string;

  @Field(() => FormFieldKinds)
  kind!: keyof typeof FormFieldKinds;

  @Field()
  required!: boolean;

  @Field(() => [String], { description: 'Of a choice, as the bank calls them' })
  options!: string[];

  @Field(() => MortgageData, { nullable: true, description: 'What is written as it stands' })
  datum!: CaseDatum | null;

  @Field(() => MortgageChoices, { nullable: true, description: 'By what it is ticked, or its option chosen' })
  choice!: CaseChoice | null;

  @Field(() => [MortgageFormRule])
  rules!: MortgageFormRule[];
}

/** One version of a bank's form (S20). */
@ObjectType()
export class MortgageBankForm {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Key of the bank' })
  bank!: string;

  @Field()
  bankName!: string;

  @Field()
  name!: string;

  @Field({ description: 'The bank’s own number of the version' })
  edition!: string;

  @Field({ description: 'YYYY-MM-DD' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'Last day on which the bank takes it, YYYY-MM-DD' })
  validUntil!: string | null;

  @Field(() => FormStandings)
  standing!: keyof typeof FormStandings;

  @Field(() => [MortgageFormField])
  fields!: MortgageFormField[];

  @Field(() => [String], { description: 'Required fields that nothing is written into' })
  unmapped!: string[];

  @Field()
  enteredBy!: string;

  @Field(() => Int)
  version!: number;
}

/** A form that was filled for a case, with the version it was filled on. */
@ObjectType()
export class MortgageFilledForm {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  formId!: string;

  @Field()
  bankName!: string;

  @Field()
  name!: string;

  @Field()
  edition!: string;

  @Field(() => FormStandings, { description: 'How its version stands today' })
  standing!: keyof typeof FormStandings;

  @Field()
  filledBy!: string;

  @Field()
  filledAt!: Date;
}

/** The forms of the banks of a case. */
@ObjectType()
export class MortgageCaseForms {
  @Field(() => [MortgageBankForm], { description: 'Current and coming versions of the banks of the attempt' })
  forms!: MortgageBankForm[];

  @Field(() => [MortgageFilledForm], { description: 'The latest first' })
  filled!: MortgageFilledForm[];
}

@InputType()
export class AddBankFormInput {
  @Field({ description: 'Key of a bank' })
  @IsString()
  @MaxLength(20)
  bank!: string;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  name!: string;

  @Field({ description: 'The bank’s own number of the version' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  edition!: string;

  @Field({ description: 'YYYY-MM-DD' })
  @Matches(day)
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  validUntil?: string | null;

  @Field(() => ID, { description: 'A PDF that the caller uploaded' })
  @IsUUID()
  fileId!: string;
}

@InputType()
export class FormRuleInput {
  @Field({ description: 'One of the answers of the choice' })
  @IsString()
  @MaxLength(40)
  answer!: string;

  @Field(() => String, { nullable: true, description: 'One of the options of the field; none for a tick' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  option?: string | null;
}

@InputType()
export class FormFieldInput {
  @Field({ description: 'As the bank calls the field' })
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => MortgageData, { nullable: true, description: 'Written as it stands; else the rules of a choice' })
  @IsOptional()
  @IsEnum(MortgageData)
  datum?: CaseDatum | null;

  @Field(() => MortgageChoices, { nullable: true })
  @IsOptional()
  @IsEnum(MortgageChoices)
  choice?: CaseChoice | null;

  @Field(() => [FormRuleInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FormRuleInput)
  rules?: FormRuleInput[] | null;
}

@InputType()
export class MapBankFormInput extends SeenInput {
  @Field(() => [FormFieldInput], { description: 'Every field that something is written into' })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => FormFieldInput)
  mapping!: FormFieldInput[];
}

@InputType()
export class EndBankFormInput extends SeenInput {
  @Field(() => String, { nullable: true, description: 'Last day on which the bank takes it; null for no last day' })
  @IsOptional()
  @Matches(day)
  validUntil?: string | null;
}

/** Names a case as it was seen, and the form. */
@InputType()
export class FillBankFormInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  formId!: string;
}

/** The bank takes another version of the form now, or none. */
@ObjectType({ implements: () => [Failure] })
export class StaleBankForm extends Failure {
  @Field(() => FormStandings)
  standing!: keyof typeof FormStandings;

  @Field(() => ID, { nullable: true, description: 'The version that is current; null: the bank has none' })
  currentId!: string | null;

  @Field(() => String, { nullable: true })
  currentEdition!: string | null;

  static of(
    standing: keyof typeof FormStandings,
    current: { readonly id: string; readonly edition: string } | undefined,
  ): StaleBankForm {
    return Object.assign(new StaleBankForm(), {
      code: 'STALE_FORM',
      message: 'The bank does not take this version of the form today',
      standing,
      currentId: current?.id ?? null,
      currentEdition: current?.edition ?? null,
    });
  }
}

export const BankFormResult = createUnionType({
  name: 'MortgageBankFormResult',
  types: () => [MortgageBankForm, InvalidInput, ChangedMeanwhile, NotFound] as const,
});

export const FillBankFormResult = createUnionType({
  name: 'FillMortgageFormResult',
  types: () =>
    [
      MortgageFilledForm,
      StaleBankForm,
      TransitionBlocked,
      InvalidInput,
      ChangedMeanwhile,
      WrongState,
      NotFound,
    ] as const,
});
