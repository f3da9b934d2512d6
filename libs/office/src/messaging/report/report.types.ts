import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDateString,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
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

  @Field(() => Int, { description: 'What nobody can explain: ledgerOnly + reportOnly' })
  unexplained!: number;
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
