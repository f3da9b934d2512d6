import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { SecondPersonNeeded } from '../approvals/index.ts';

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

  @Field(() => Int, { nullable: true, description: 'The version that leaves; null while none is approved' })
  approvedVersion!: number | null;

  @Field(() => ID, { nullable: true, description: 'Who wrote the newest version; another person approves it' })
  writtenById!: string | null;

  @Field(() => String, { nullable: true, description: 'Who approved or returned the newest version' })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the newest version was returned' })
  returnReason!: string | null;

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

  @Field(() => Int, { description: 'Messages of one template that a phone may get within 24 hours' })
  perPhone!: number;

  @Field(() => Int)
  version!: number;
}

/** What a text would cost at one gateway. */
@ObjectType()
export class PreviewCost {
  @Field()
  gateway!: string;

  @Field({ description: 'As it would leave there' })
  text!: string;

  @Field(() => Int)
  segments!: number;

  @Field(() => Int, { nullable: true, description: 'Fen for a thousand such messages; null where no price is set' })
  costPerThousand!: number | null;
}

/** How a text reads with sample values, before it is kept (X7). */
@ObjectType()
export class MessagePreview {
  @Field()
  text!: string;

  @Field(() => Int, { description: 'Characters, the signature counted' })
  length!: number;

  @Field(() => Int)
  segments!: number;

  @Field(() => [String], { description: 'Placeholders that the purpose does not give' })
  unknownPlaceholders!: string[];

  @Field(() => [PreviewCost], { description: 'At each gateway in use' })
  costs!: PreviewCost[];
}

@InputType()
export class PreviewInput {
  @Field()
  @IsString()
  @MaxLength(50)
  purpose!: string;

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
export class DecideTemplateInput extends SeenInput {
  @Field({ description: 'False returns it to whoever wrote it' })
  @IsBoolean()
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'Needed to return it' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
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

  @Field(() => Int, { nullable: true, description: 'Left out: as it is' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  perPhone?: number | null;

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

export const DecideTemplateResult = createUnionType({
  name: 'DecideTemplateResult',
  types: () => [MessageTemplate, SecondPersonNeeded, WrongState, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
