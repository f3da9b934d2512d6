import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

@InputType()
export class MoveHrRequestInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The version that the caller saw' })
  @IsInt()
  version!: number;

  @Field({ description: 'Key of one of its transitions' })
  @IsString()
  @MaxLength(50)
  transition!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}
