import { ArgsType, Field } from '@nestjs/graphql';
import { IsISO8601, Length } from 'class-validator';

/** From one day to another, both included. */
@ArgsType()
export class DispatchSharesArgs {
  @Field({ description: 'Business date' })
  @Length(10, 10)
  @IsISO8601({ strict: true })
  from!: string;

  @Field({ description: 'Business date' })
  @Length(10, 10)
  @IsISO8601({ strict: true })
  to!: string;
}
