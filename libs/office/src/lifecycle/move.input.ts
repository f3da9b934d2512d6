import { SeenInput } from '@kefu/platform/errors';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** A transition of a case that its `availableTransitions` offered. */
@InputType({ isAbstract: true })
export abstract class MoveInput extends SeenInput {
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
