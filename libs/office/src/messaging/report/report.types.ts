import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDateString,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** How many messages of a run are where. */
@ObjectType()
export class MessageStateCount {
  @Field()
  state!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => Int, { description: 'Segments that they are billed as, so far' })
  segments!: number;
}

/** How a gateway does with the messages of a run. */
@ObjectType()
export class GatewayCount {
  @Field()
  gateway!: string;

  @Field()
  title!: string;

  @Field(() => Int, { description: 'Messages that went to it' })
  sent!: number;

  @Field(() => Int, { description: 'Of them, tried within the last minute' })
  lastMinute!: number;

  @Field({ description: 'closed, open, probing' })
  breaker!: string;
}

/** What a purpose planned for one business date, and where it stands (X7). */
@ObjectType()
export class MessageRun {
  @Field(() => ID)
  id!: string;

  @Field()
  purpose!: string;

  @Field()
  businessDate!: string;

  @Field(() => Int)
  planned!: number;

  @Field()
  firstPlannedAt!: Date;

  @Field()
  lastPlannedAt!: Date;

  @Field(() => [MessageStateCount])
  states!: MessageStateCount[];

  @Field(() => [GatewayCount])
  gateways!: GatewayCount[];
}

/** Something that stands in the ledger or in the report alone (X7). */
@ObjectType()
export class ReportDifference {
  @Field({ description: 'By which it is explained: the reference of a line, or the id of a message' })
  item!: string;

  @Field(() => ID, { nullable: true, description: 'The message of the ledger; null: the report’s line alone' })
  messageId!: string | null;

  @Field(() => String, { nullable: true })
  phoneMasked!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the ledger tried last' })
  triedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What a person says of it; null: unexplained' })
  reason!: string | null;

  @Field(() => String, { nullable: true })
  explainedBy!: string | null;
}

/** The ledger beside what a gateway says of one day (X7). */
@ObjectType()
export class GatewayReport {
  @Field()
  gateway!: string;

  @Field()
  businessDate!: string;

  @Field(() => Date, { nullable: true, description: 'Null: there is no report of that day yet' })
  importedAt!: Date | null;

  @Field(() => Int, { description: 'Lines of the report' })
  lines!: number;

  @Field(() => Int, { description: 'In both' })
  matched!: number;

  @Field(() => Int, { description: 'Taken by the gateway, says the ledger; not in its report' })
  ledgerOnly!: number;

  @Field(() => Int, { description: 'In the report, and not in the ledger' })
  reportOnly!: number;

  @Field(() => Int, { description: 'Unknown or parked messages that the report shows to have left' })
  settled!: number;

  @Field(() => Int, { description: 'Differences that a person has explained' })
  explained!: number;

  @Field(() => Int, { description: 'What nobody has explained: ledgerOnly + reportOnly − explained' })
  unexplained!: number;

  @Field(() => [ReportDifference], { description: 'The unexplained first; at most 500' })
  differences!: ReportDifference[];
}

/** A report that must be laid beside the ledger before sending goes on (X7). */
@ObjectType()
export class NeededReport {
  @Field()
  gateway!: string;

  @Field()
  title!: string;

  @Field()
  businessDate!: string;

  @Field({ description: 'Taken in since sending was stopped' })
  compared!: boolean;

  @Field(() => Int)
  unexplained!: number;
}

@ArgsType()
export class MessageRunArgs {
  @Field()
  @IsString()
  @MaxLength(50)
  purpose!: string;

  @Field()
  @IsDateString({ strict: true })
  @MaxLength(10)
  businessDate!: string;
}

@ArgsType()
export class GatewayReportArgs {
  @Field()
  @IsString()
  @MaxLength(30)
  gateway!: string;

  @Field()
  @IsDateString({ strict: true })
  @MaxLength(10)
  businessDate!: string;
}

@InputType()
export class ExplainDifferencesInput {
  @Field()
  @IsString()
  @MaxLength(30)
  gateway!: string;

  @Field()
  @IsDateString({ strict: true })
  @MaxLength(10)
  businessDate!: string;

  @Field(() => [String], { description: 'Items of differences; at most 500' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  items!: string[];

  @Field({ description: 'What it is, and what was done about it' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

@InputType()
export class ReportLineInput {
  @Field({ description: 'The gateway’s reference' })
  @IsString()
  @MaxLength(200)
  reference!: string;

  @Field(() => ID, { nullable: true, description: 'Our key, where the report repeats it' })
  @IsOptional()
  @IsUUID()
  key?: string | null;
}

@InputType()
export class GatewayReportInput {
  @Field()
  @IsString()
  @MaxLength(30)
  gateway!: string;

  @Field()
  @IsDateString({ strict: true })
  @MaxLength(10)
  businessDate!: string;

  @Field({ description: 'False begins the report of that day anew; true adds to it' })
  @IsBoolean()
  more!: boolean;

  @Field(() => [ReportLineInput], { description: 'At most 5,000 at once' })
  @ArrayMaxSize(5_000)
  @ValidateNested({ each: true })
  @Type(() => ReportLineInput)
  lines!: ReportLineInput[];
}

export const GatewayReportResult = createUnionType({
  name: 'GatewayReportResult',
  types: () => [GatewayReport, InvalidInput, NotFound] as const,
});
