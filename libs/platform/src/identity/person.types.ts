import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound } from '../errors/index.ts';
import { languages } from '../language/index.ts';

/** A post that a person holds or held. */
@ObjectType('PostHolding')
export class HoldingType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  postId!: string;

  @Field()
  title!: string;

  @Field()
  unitName!: string;

  @Field({ description: 'By which a role that Kefu made is known in every language' })
  roleKey!: string;

  @Field({ description: 'As it was typed' })
  roleName!: string;

  @Field({ description: 'First day, YYYY-MM-DD' })
  startsOn!: string;

  @Field(() => String, { nullable: true, description: 'Last day; null while it is open' })
  endsOn!: string | null;

  @Field({ description: 'Whether the person holds it today' })
  current!: boolean;
}

/** Somebody who signs in (X1). */
@ObjectType('Person')
export class PersonType {
  @Field(() => ID)
  id!: string;

  @Field()
  login!: string;

  @Field()
  name!: string;

  @Field()
  language!: string;

  @Field()
  active!: boolean;

  @Field({ description: 'Whether sign-in asks for a code of the authenticator' })
  secondFactor!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => [HoldingType])
  holdings!: HoldingType[];
}

@InputType()
export class CreatePersonInput {
  @Field({ description: 'Letters, digits, dot, hyphen; what the person types to sign in' })
  @Matches(/^[\p{L}\p{N}._-]{2,60}$/u)
  login!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;

  @Field({ description: 'At least 10 characters; to be changed by the person' })
  @IsString()
  @MinLength(10)
  @MaxLength(200)
  password!: string;

  @Field(() => String, { nullable: true, description: 'zh-Hant unless said otherwise' })
  @IsOptional()
  @IsIn(languages)
  language?: string | null;
}

@InputType()
export class ChangePersonInput {
  @Field(() => Int, { description: 'The version that the change was made on' })
  @IsInt()
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'false ends all sessions and lets nobody in' })
  @IsOptional()
  @IsBoolean()
  active?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A new password; ends all sessions' })
  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(200)
  password?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true turns the second factor off, for a lost phone' })
  @IsOptional()
  @IsBoolean()
  withoutSecondFactor?: boolean | null;
}

/** Nobody could manage roles any more: give the role to somebody else first. */
@ObjectType({ implements: () => [Failure] })
export class LastAdministrator extends Failure {
  static of(): LastAdministrator {
    return Object.assign(new LastAdministrator(), {
      code: 'LAST_ADMINISTRATOR',
      message: 'Nobody could manage roles any more',
    });
  }
}

export const CreatePersonResult = createUnionType({
  name: 'CreatePersonResult',
  types: () => [PersonType, InvalidInput] as const,
});

export const ChangePersonResult = createUnionType({
  name: 'ChangePersonResult',
  types: () => [PersonType, NotFound, ChangedMeanwhile, LastAdministrator] as const,
});
