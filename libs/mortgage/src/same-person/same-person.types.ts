import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** A buyer of another contract who may be the same person: the phone is the same (S7). */
@ObjectType()
export class MortgageSamePerson {
  @Field(() => Int, { description: 'Place of the buyer in this contract' })
  position!: number;

  @Field()
  name!: string;

  @Field()
  phoneMasked!: string;

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
  @Max(9)
  position!: number;

  @Field(() => ID)
  @IsUUID()
  otherContractId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(9)
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
