import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';

/** A phone that gets no messages any more (X7). */
@ObjectType()
export class OptOut {
  @Field(() => ID)
  id!: string;

  @Field()
  phoneMasked!: string;

  @Field({ description: 'reply: the phone answered STOP; person: somebody entered it' })
  source!: string;

  @Field(() => String, { nullable: true })
  gateway!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field()
  beganBy!: string;

  @Field()
  beganAt!: Date;
}

@InputType()
export class NewOptOutInput {
  @Field({ description: 'In E.164' })
  @Matches(/^\+\d{6,15}$/)
  phone!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class EndOptOutInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field({ description: 'Such as: the trader asked for messages again' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

export const OptOutResult = createUnionType({
  name: 'OptOutResult',
  types: () => [OptOut, InvalidInput, NotFound] as const,
});
