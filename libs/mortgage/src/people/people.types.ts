import { type CertificateKind, certificateKinds } from '@kefu/office/certificate';
import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { day } from '../case/mortgage-case.input.ts';
import { enumOf } from '../fee/fee.types.ts';
import {
  type MaritalStatus,
  maritalStatuses,
  type PersonRole,
  type PowerScope,
  personRoles,
  powerScopes,
} from './person-rules.ts';

export const PersonRoles = enumOf(...personRoles);
registerEnumType(PersonRoles, { name: 'MortgagePersonRole', description: 'What somebody is in a contract' });
export const MaritalStatuses = enumOf(...maritalStatuses);
registerEnumType(MaritalStatuses, { name: 'MortgageMaritalStatus' });
export const PowerScopes = enumOf(...powerScopes);
registerEnumType(PowerScopes, { name: 'MortgagePowerScope', description: 'What an attorney may do' });
export const CertificateKinds = enumOf(...certificateKinds);
registerEnumType(CertificateKinds, { name: 'MortgageCertificateKind' });

/** The highest place in a contract. */
export const lastPosition = 30;

/** Somebody whom a contract speaks of, sealed data masked (S7). */
@ObjectType('MortgagePerson')
export class MortgagePersonType {
  @Field(() => Int, { description: 'Place in the contract; 1 is whom the office calls' })
  position!: number;

  @Field()
  name!: string;

  @Field(() => PersonRoles)
  role!: PersonRole;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;

  @Field(() => CertificateKinds, { nullable: true })
  certificateKind!: CertificateKind | null;

  @Field(() => String, { nullable: true })
  certificateMasked!: string | null;

  @Field(() => MaritalStatuses, { nullable: true })
  marital!: MaritalStatus | null;

  @Field(() => String, { nullable: true, description: 'The day on which a minor is of full age' })
  adultOn!: string | null;

  @Field({ description: 'Entered as a minor and of full age by now' })
  ofAge!: boolean;

  @Field(() => [Int], {
    description: 'Places of a minor’s guardians, of whose spouse it is, of whom an attorney acts for',
  })
  tiedTo!: number[];

  @Field(() => [PowerScopes])
  powerScopes!: PowerScope[];

  @Field(() => String, { nullable: true, description: 'Last day of an attorney’s power' })
  powerUntil!: string | null;

  @Field({ description: 'The power is over, which is as if there were none' })
  powerLapsed!: boolean;
}

/** Everybody whom a contract speaks of. */
@ObjectType()
export class MortgagePeople {
  @Field(() => ID)
  contractId!: string;

  @Field(() => Int, { description: 'Version of the contract' })
  version!: number;

  @Field(() => [MortgagePersonType])
  people!: MortgagePersonType[];

  @Field(() => [String], { description: 'Kinds of customer that they make' })
  customerTypes!: string[];

  @Field()
  mayEdit!: boolean;
}

/** Enters somebody, or says anew what somebody is; names the contract as it was seen. */
@InputType()
export class SaveMortgagePersonInput extends SeenInput {
  @Field(() => Int, { nullable: true, description: 'Whom; nobody yet where it is left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(lastPosition)
  position?: number | null;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string;

  @Field(() => PersonRoles)
  @IsEnum(PersonRoles)
  role!: PersonRole;

  @Field(() => Boolean, { nullable: true, description: 'A company, which has a business licence' })
  @IsOptional()
  @IsBoolean()
  company?: boolean | null;

  @Field(() => String, { nullable: true, description: 'As it was where it is left out; empty takes it away' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'As it was where it is left out; empty takes it away' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  certificate?: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD, for papers that do not say it' })
  @IsOptional()
  @Matches(day)
  bornOn?: string | null;

  @Field(() => MaritalStatuses, { nullable: true })
  @IsOptional()
  @IsEnum(MaritalStatuses)
  marital?: MaritalStatus | null;

  @Field(() => [Int], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(9)
  @IsInt({ each: true })
  tiedTo?: number[] | null;

  @Field(() => [PowerScopes], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(3)
  @IsEnum(PowerScopes, { each: true })
  powerScopes?: PowerScope[] | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  @IsOptional()
  @Matches(day)
  powerUntil?: string | null;
}

@InputType()
export class RemoveMortgagePersonInput extends SeenInput {
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(lastPosition)
  position!: number;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const MortgagePeopleResult = createUnionType({
  name: 'MortgagePeopleResult',
  types: () => [MortgagePeople, InvalidInput, ChangedMeanwhile, NotFound] as const,
});

export const PersonFields = enumOf('phone', 'certificate');
registerEnumType(PersonFields, { name: 'MortgagePersonField' });

@InputType()
export class RevealMortgagePersonInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(lastPosition)
  position!: number;

  @Field(() => PersonFields)
  @IsEnum(PersonFields)
  field!: keyof typeof PersonFields;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

@ObjectType()
export class RevealedPersonField {
  @Field()
  value!: string;
}

export const RevealMortgagePersonResult = createUnionType({
  name: 'RevealMortgagePersonResult',
  types: () => [RevealedPersonField, InvalidInput, NotFound] as const,
});
