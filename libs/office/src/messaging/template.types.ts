import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** The words of a message, and who wrote them last (X7). */
@ObjectType()
export class MessageTemplate {
  @Field(() => ID)
  id!: string;

  @Field()
  purpose!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'An edit is a new version' })
  version!: number;

  @Field({ description: 'With {placeholders}' })
  body!: string;

  @Field({ description: 'Stands in front as 【signature】; empty for none' })
  signature!: string;

  @Field()
  writtenBy!: string;

  @Field()
  writtenAt!: Date;

  @Field({ description: 'How it reads with sample values' })
  sample!: string;

  @Field(() => Int, { description: 'Texts that the sample is billed as' })
  sampleSegments!: number;

  @Field(() => [String], { description: 'What its purpose offers' })
  placeholders!: string[];
}

/** When messages of a purpose may leave (X7). */
@ObjectType()
export class MessagePolicy {
  @Field()
  purpose!: string;

  @Field(() => Int, { description: 'Minutes after midnight in Asia/Shanghai' })
  opensMinute!: number;

  @Field(() => Int, { description: 'Minutes after midnight in Asia/Shanghai; 1440 is the end of the day' })
  closesMinute!: number;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class MessageTemplateInput {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field()
  @IsString()
  @MaxLength(1000)
  body!: string;

  @Field()
  @IsString()
  @MaxLength(20)
  signature!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class NewMessageTemplateInput {
  @Field()
  @IsString()
  @MaxLength(50)
  purpose!: string;

  @Field()
  @IsString()
  @MaxLength(50)
  name!: string;

  @Field()
  @IsString()
  @MaxLength(1000)
  body!: string;

  @Field()
  @IsString()
  @MaxLength(20)
  signature!: string;
}

@InputType()
export class MessagePolicyInput {
  @Field()
  @IsString()
  @MaxLength(50)
  purpose!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1439)
  opensMinute!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1440)
  closesMinute!: number;

  @Field(() => Int)
  @IsInt()
  version!: number;
}

export const MessageTemplateResult = createUnionType({
  name: 'MessageTemplateResult',
  types: () => [MessageTemplate, InvalidInput, ChangedMeanwhile, NotFound] as const,
});

export const MessagePolicyResult = createUnionType({
  name: 'MessagePolicyResult',
  types: () => [MessagePolicy, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
