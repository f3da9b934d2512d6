import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const adapterNames = ['sandbox', 'http', 'aliyun', 'tencent', 'twilio'] as const;
const offers = ['key', 'lookup', 'none'] as const;

/** A name and a value: a setting of a gateway. */
@ObjectType()
export class GatewaySetting {
  @Field()
  name!: string;

  @Field()
  value!: string;
}

/** How a gateway knows one of our templates. */
@ObjectType()
export class GatewayTemplate {
  @Field(() => ID)
  templateId!: string;

  @Field({ description: 'The gateway’s own code of it' })
  code!: string;

  @Field(() => [String], { description: 'Our placeholders in the gateway’s order' })
  parameters!: string[];
}

/** A gateway that messages leave by (X7). Its secrets are never read back. */
@ObjectType()
export class MessageGateway {
  @Field()
  name!: string;

  @Field()
  title!: string;

  @Field(() => String, { description: adapterNames.join(', ') })
  adapter!: (typeof adapterNames)[number];

  @Field(() => String, { description: 'Against sending twice: key, lookup, none' })
  offer!: (typeof offers)[number];

  @Field(() => String, { nullable: true, description: 'Null: the adapter’s usual address' })
  url!: string | null;

  @Field()
  signature!: string;

  @Field({ description: 'Texts leave in simplified characters' })
  simplified!: boolean;

  @Field(() => Int, { nullable: true, description: 'Fen for a thousand segments' })
  pricePerThousand!: number | null;

  @Field(() => Int, { description: 'The smallest is used first' })
  priority!: number;

  @Field()
  enabled!: boolean;

  @Field(() => Float)
  ratePerSecond!: number;

  @Field(() => Int)
  burst!: number;

  @Field(() => Float)
  timeoutSeconds!: number;

  @Field(() => Float)
  leaseSeconds!: number;

  @Field(() => Float, { description: 'How long it remembers an idempotency key' })
  keySeconds!: number;

  @Field(() => Float, { description: 'How long after a try its look-up says nothing yet' })
  settleSeconds!: number;

  @Field(() => [GatewaySetting])
  settings!: GatewaySetting[];

  @Field(() => [String], { description: 'Names of the secrets that are set' })
  secretsSet!: string[];

  @Field(() => [GatewayTemplate])
  templates!: GatewayTemplate[];

  @Field({ description: 'Where it tells us of receipts and replies' })
  callbackUrl!: string;

  @Field({ description: 'closed: in use; open: left alone after failures; probing: one message tries' })
  breaker!: string;

  @Field(() => Date, { nullable: true, description: 'When it is tried again' })
  breakerUntil!: Date | null;

  @Field(() => Int, { description: 'Messages that it may take at this moment' })
  allowed!: number;

  @Field(() => Int, { description: 'Tries of the last minute' })
  triedLastMinute!: number;

  @Field(() => Int)
  version!: number;
}

/** What an adapter asks for. */
@ObjectType()
export class GatewayAdapter {
  @Field()
  key!: string;

  @Field(() => [String])
  offers!: string[];

  @Field(() => [String])
  settings!: string[];

  @Field(() => [String])
  secrets!: string[];

  @Field()
  registersTemplates!: boolean;

  @Field(() => String, { nullable: true })
  url!: string | null;
}

@InputType()
export class GatewayValueInput {
  @Field()
  @IsString()
  @MaxLength(40)
  name!: string;

  @Field()
  @IsString()
  @MaxLength(4_000)
  value!: string;
}

@InputType()
export class GatewayTemplateInput {
  @Field(() => ID)
  @IsUUID()
  templateId!: string;

  @Field()
  @IsString()
  @MaxLength(100)
  code!: string;

  @Field(() => [String])
  @ArrayMaxSize(30)
  @IsString({ each: true })
  parameters!: string[];
}

@InputType()
export class MessageGatewayInput {
  @Field({ description: 'Stands in the callback address; stays for ever' })
  @Matches(/^[a-z][a-z0-9-]{1,29}$/)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was read; null for a new gateway' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field()
  @IsString()
  @MaxLength(60)
  title!: string;

  @Field(() => String, { description: adapterNames.join(', ') })
  @IsIn(adapterNames)
  adapter!: (typeof adapterNames)[number];

  @Field(() => String, { description: offers.join(', ') })
  @IsIn(offers)
  offer!: (typeof offers)[number];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  url?: string | null;

  @Field()
  @IsString()
  @MaxLength(20)
  signature!: string;

  @Field()
  @IsBoolean()
  simplified!: boolean;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  pricePerThousand?: number | null;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(30_000)
  priority!: number;

  @Field()
  @IsBoolean()
  enabled!: boolean;

  @Field(() => Float)
  @IsNumber()
  @Min(0.01)
  @Max(1_000_000)
  ratePerSecond!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  burst!: number;

  @Field(() => Float)
  @IsNumber()
  @Min(1)
  @Max(120)
  timeoutSeconds!: number;

  @Field(() => Float)
  @IsNumber()
  @Min(60)
  @Max(30 * 86_400)
  keySeconds!: number;

  @Field(() => Float)
  @IsNumber()
  @Min(1)
  @Max(86_400)
  settleSeconds!: number;

  @Field(() => [GatewayValueInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GatewayValueInput)
  settings!: GatewayValueInput[];

  @Field(() => [GatewayValueInput], {
    description: 'Only those that change; the others, and those left empty, stay as they are',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GatewayValueInput)
  secrets!: GatewayValueInput[];

  @Field(() => [GatewayTemplateInput])
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GatewayTemplateInput)
  templates!: GatewayTemplateInput[];
}

export const MessageGatewayResult = createUnionType({
  name: 'MessageGatewayResult',
  types: () => [MessageGateway, InvalidInput, ChangedMeanwhile, NotFound] as const,
});
