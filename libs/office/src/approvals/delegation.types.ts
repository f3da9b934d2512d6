import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Somebody stands in for somebody who is away (X3). */
@ObjectType()
export class Delegation {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Who is away' })
  from!: string;

  @Field({ description: 'Who stands in' })
  to!: string;

  @Field({ description: 'First day' })
  startsOn!: string;

  @Field({ description: 'Last day' })
  endsOn!: string;

  @Field()
  reason!: string;

  @Field({ description: 'Whether it holds today' })
  active!: boolean;

  @Field({ description: 'Whether the caller may end it' })
  mine!: boolean;
}

/** Somebody who may stand in. */
@ObjectType()
export class StandIn {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field({ description: 'Their posts, which tell namesakes apart' })
  posts!: string;
}

@InputType()
export class DelegateInput {
  @Field(() => ID, { nullable: true, description: 'Who is away; the caller where nobody is given' })
  @IsOptional()
  @IsUUID()
  fromPersonId?: string | null;

  @Field(() => ID)
  @IsUUID()
  toPersonId!: string;

  @Field({ description: 'First day, YYYY-MM-DD' })
  @IsString()
  startsOn!: string;

  @Field({ description: 'Last day, YYYY-MM-DD' })
  @IsString()
  endsOn!: string;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}

export const DelegationResult = createUnionType({
  name: 'DelegationResult',
  types: () => [Delegation, InvalidInput, NotFound] as const,
});
