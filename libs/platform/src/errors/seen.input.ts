import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsUUID, Min } from 'class-validator';

/** A record as the caller saw it: if somebody changed it since, the answer is `ChangedMeanwhile` and nothing is done. */
@InputType({ isAbstract: true })
export abstract class SeenInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  @Min(1)
  version!: number;
}
