import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { enumOf } from '../fee/fee.types.ts';
import { lastPosition } from '../people/people.types.ts';

export const SharedByBoth = enumOf('certificate', 'phone');
registerEnumType(SharedByBoth, { name: 'MortgageSharedByBoth', description: 'By what two people are told to be one' });

/** Somebody of another contract who may be the same person: the certificate or the phone is the same (S7). */
@ObjectType()
export class MortgageSamePerson {
  @Field(() => Int, { description: 'Place in this contract' })
  position!: number;

  @Field()
  name!: string;

  @Field(() => [SharedByBoth], { description: 'What both have, the weightiest first' })
  shared!: (keyof typeof SharedByBoth)[];

  @Field({ description: 'The certificate that both have, else the phone' })
  masked!: string;

  @Field(() => ID)
  otherContractId!: string;

  @Field()
  otherNumber!: string;

  @Field()
  otherHouse!: string;

  @Field(() => Int)
  otherPosition!: number;

  @Field()
  otherName!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether somebody said it is one person; null: nobody decided' })
  same!: boolean | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;
}

@InputType()
export class DecideSamePersonInput {
  @Field(() => ID)
  @IsUUID()
  contractId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(lastPosition)
  position!: number;

  @Field(() => ID)
  @IsUUID()
  otherContractId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(lastPosition)
  otherPosition!: number;

  @Field()
  @IsBoolean()
  same!: boolean;

  @Field()
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export const SamePersonResult = createUnionType({
  name: 'MortgageSamePersonResult',
  types: () => [MortgageSamePerson, InvalidInput, WrongState, NotFound] as const,
});
