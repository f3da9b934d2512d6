import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

export const FranchiseeStates = { ACTIVE: 'ACTIVE', CLOSED: 'CLOSED' };
registerEnumType(FranchiseeStates, { name: 'FranchiseeState' });
export type FranchiseeState = keyof typeof FranchiseeStates;

/** Another name of a franchisee. */
@ObjectType()
export class FranchiseeAlias {
  @Field(() => ID)
  id!: string;

  @Field()
  alias!: string;
}

/** A franchisee (加盟商, F3). */
@ObjectType('Franchisee')
export class FranchiseeType {
  @Field(() => ID)
  id!: string;

  @Field({ description: '客戶編號, such as K101' })
  number!: string;

  @Field()
  name!: string;

  @Field(() => [FranchiseeAlias], { description: 'Other names under which it is known' })
  aliases!: FranchiseeAlias[];

  @Field({ description: '所屬: the office that looks after it' })
  office!: string;

  @Field({ description: 'Its orders form a pool of their own (F8)' })
  isNew!: boolean;

  @Field(() => Int, { description: 'Whom an allocation serves first: 1 before 2 before 3' })
  priorityTier!: number;

  @Field(() => String, { nullable: true, description: 'Code of the season with which it joined, where it is known' })
  joinedSeason!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is told how far its goods are, masked (F31)' })
  phoneMasked!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of its licence or its owner’s paper, masked (F3)' })
  certificateMasked!: string | null;

  @Field(() => FranchiseeStates)
  state!: FranchiseeState;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class FranchiseeConnection extends connectionOf(FranchiseeType) {
  @Field(() => Int, { description: 'How many fit the filter' })
  totalCount!: number;
}

@ArgsType()
export class FranchiseesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a number or a name, pinyin or initials' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => FranchiseeStates, { nullable: true })
  @IsOptional()
  @IsEnum(FranchiseeStates)
  state?: FranchiseeState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only new ones' })
  @IsOptional()
  @IsBoolean()
  onlyNew?: boolean | null;
}

@InputType()
export class AddFranchiseeInput {
  @Field()
  @IsString()
  @MaxLength(20)
  number!: string;

  @Field()
  @IsString()
  @MaxLength(100)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  office?: string | null;

  @Field()
  @IsBoolean()
  isNew!: boolean;
}

@InputType()
export class ChangeFranchiseeInput {
  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field()
  @IsString()
  @MaxLength(100)
  office!: string;

  @Field()
  @IsBoolean()
  isNew!: boolean;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(9)
  priorityTier!: number;

  @Field(() => FranchiseeStates)
  @IsEnum(FranchiseeStates)
  state!: FranchiseeState;
}

@InputType()
export class SetFranchiseePhoneInput extends SeenInput {
  @Field(() => String, { nullable: true, description: 'As people write it; left out: it is told nothing any more' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;
}

@InputType()
export class SetFranchiseeCertificateInput extends SeenInput {
  @Field(() => String, { nullable: true, description: 'Of the licence or the owner’s paper; left out: none is known' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  certificate?: string | null;
}

@InputType()
export class AddFranchiseeAliasInput {
  @Field(() => ID)
  @IsUUID()
  franchiseeId!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  alias!: string;
}

export const FranchiseeResult = createUnionType({
  name: 'FranchiseeResult',
  types: () => [FranchiseeType, InvalidInput, NotFound, ChangedMeanwhile] as const,
});
