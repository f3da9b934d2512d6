import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Which gateways a message may take, in order (X7); the first rule that fits decides. */
@ObjectType()
export class GatewayRoute {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'Begin of the phone, such as +852' })
  prefix!: string | null;

  @Field(() => ID, { nullable: true })
  branchId!: string | null;

  @Field(() => String, { nullable: true })
  branch!: string | null;

  @Field(() => [String])
  gateways!: string[];
}

@InputType()
export class GatewayRouteInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  purpose?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\+\d{1,6}$/)
  prefix?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  branchId?: string | null;

  @Field(() => [String])
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  gateways!: string[];
}

@InputType()
export class GatewayRoutesInput {
  @Field(() => [ID], { description: 'Ids of the rules that were read: they are the version' })
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  read!: string[];

  @Field(() => [GatewayRouteInput], { description: 'All rules in their order' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GatewayRouteInput)
  rules!: GatewayRouteInput[];
}

@InputType()
export class TestGatewayInput {
  @Field()
  @IsString()
  @MaxLength(30)
  name!: string;

  @Field({ description: 'In E.164' })
  @Matches(/^\+\d{6,15}$/)
  phone!: string;
}

/** What a gateway said to a test message. */
@ObjectType()
export class GatewayTest {
  @Field({ description: 'accepted, notSent, refused, unknown' })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'Its reference, or the code of the failure' })
  detail!: string | null;
}

/** The rules as they are now. */
@ObjectType()
export class GatewayRouting {
  @Field(() => [GatewayRoute])
  rules!: GatewayRoute[];
}

export const GatewayRoutingResult = createUnionType({
  name: 'GatewayRoutingResult',
  types: () => [GatewayRouting, InvalidInput, ChangedMeanwhile] as const,
});
export const GatewayTestResult = createUnionType({
  name: 'GatewayTestResult',
  types: () => [GatewayTest, NotFound] as const,
});
