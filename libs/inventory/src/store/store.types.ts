import { Fen } from '@kefu/office/money';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** An own store and how far it has posted what it sold. */
@ObjectType()
export class OwnStore {
  @Field(() => ID)
  id!: string;

  @Field()
  code!: string;

  @Field()
  name!: string;

  @Field(() => String, { nullable: true, description: 'From this day on it posts every day; null: it does not post' })
  postsFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day that it posted' })
  lastPosted!: string | null;

  @Field(() => String, { nullable: true, description: 'The first day that is over and not posted' })
  firstUnposted!: string | null;

  @Field(() => Int)
  unpostedDays!: number;

  @Field(() => Int, { description: 'Hours since the end of the first day that is not posted' })
  lagHours!: number;

  @Field(() => Int, { description: 'Pieces in the store' })
  quantity!: number;

  @Field(() => Fen, { description: 'What customers paid in the last thirty days' })
  takings!: number;
}

@InputType()
export class AddOwnStoreInput {
  @Field()
  @IsString()
  @MaxLength(20)
  code!: string;

  @Field()
  @IsString()
  @MaxLength(60)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Business date' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  postsFrom?: string | null;
}

@InputType()
export class PostEmptyDayInput {
  @Field(() => ID)
  @IsUUID()
  storeId!: string;

  @Field({ description: 'Business date on which nothing was sold' })
  @IsString()
  @MaxLength(10)
  day!: string;
}

export const OwnStoreResult = createUnionType({
  name: 'OwnStoreResult',
  types: () => [OwnStore, InvalidInput, NotFound] as const,
});
