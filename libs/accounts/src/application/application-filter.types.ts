import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ApplicationKind, applicationKinds } from './application.entity.ts';
import { ApplicationKinds } from './application.input.ts';

/** Which applications a list shows. */
@InputType()
export class ApplicationFilter {
  @Field(() => [ApplicationKinds], { nullable: true })
  @IsOptional()
  @IsIn(applicationKinds, { each: true })
  kinds?: ApplicationKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of states' })
  @IsOptional()
  @IsString({ each: true })
  states?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsUUID('all', { each: true })
  branchIds?: string[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  traderId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is not over' })
  @IsOptional()
  @IsBoolean()
  open?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what waits for the caller’s decision, not what is on another’s desk',
  })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what has been silent for too long' })
  @IsOptional()
  @IsBoolean()
  escalated?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'On whose desk it lies' })
  @IsOptional()
  @IsUUID()
  reviewerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what waits on nobody’s desk' })
  @IsOptional()
  @IsBoolean()
  unassigned?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Its step has waited so many days of 24 hours, or longer' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  waitedFromDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Its step has waited less than so many days of 24 hours' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  waitedToDays?: number | null;

  @Field(() => String, { nullable: true, description: 'Approved or rejected for good on this day or later' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(10)
  decidedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Approved or rejected for good on this day or earlier' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(10)
  decidedTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was given back at least once' })
  @IsOptional()
  @IsBoolean()
  returned?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The last that moved first; otherwise the longest in its state',
  })
  @IsOptional()
  @IsBoolean()
  newestFirst?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Begins the number, or stands in the name' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

@ArgsType()
export class ApplicationsArgs extends PageArgs {
  @Field(() => ApplicationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ApplicationFilter)
  filter?: ApplicationFilter | null;
}
