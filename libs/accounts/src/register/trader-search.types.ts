import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

@ArgsType()
export class TraderSearchArgs {
  @Field({ description: 'Name in any script, pinyin, pinyin initials, or number; its beginning is enough' })
  @IsString()
  @MaxLength(100)
  text!: string;

  @Field(() => Int, { defaultValue: 20, description: 'At most 50' })
  @IsInt()
  @Min(1)
  @Max(50)
  first: number = 20;
}
