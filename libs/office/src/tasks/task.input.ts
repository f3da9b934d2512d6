import { PageArgs } from '@kefu/platform/paging';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SubjectInput } from '../subjects/index.ts';
import { type TaskState, TaskStates, taskStates } from './task.types.ts';

@InputType()
export class TaskFilter {
  @Field(() => TaskStates, { nullable: true, description: 'open where it is missing' })
  @IsOptional()
  @IsIn(taskStates)
  state?: TaskState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only the caller’s own, and what waits at their roles' })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what the caller opened' })
  @IsOptional()
  @IsBoolean()
  given?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only open ones past their due instant' })
  @IsOptional()
  @IsBoolean()
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only open ones due by the end of today, not past yet' })
  @IsOptional()
  @IsBoolean()
  dueToday?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only open ones reminded of and due on a later day' })
  @IsOptional()
  @IsBoolean()
  reminded?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Only those ended within so many days' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  endedWithinDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what waits at the caller’s roles for somebody to take it',
  })
  @IsOptional()
  @IsBoolean()
  atRole?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of done ones: only those done after their due instant, or only by it',
  })
  @IsOptional()
  @IsBoolean()
  late?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only what this person does' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => SubjectInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SubjectInput)
  subject?: SubjectInput | null;
}

@ArgsType()
export class TasksArgs extends PageArgs {
  @Field(() => TaskFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TaskFilter)
  filter?: TaskFilter | null;
}

@InputType()
export class CreateTaskInput {
  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @Field(() => SubjectInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SubjectInput)
  subject?: SubjectInput | null;

  @Field(() => ID, { nullable: true, description: 'The caller where nobody is given' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of a role that it waits at until one of its people takes it; instead of ownerId',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  role?: string | null;

  @Field(() => Date, { nullable: true, description: 'This, or officeMinutes' })
  @IsOptional()
  @IsDate()
  dueAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Due so many office minutes from now' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  officeMinutes?: number | null;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  remindAt?: Date | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  evidenceNeeded?: boolean | null;
}

@InputType()
export class CompleteTaskInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  evidence?: string | null;

  @Field(() => ID, { nullable: true, description: 'A file that the caller uploaded' })
  @IsOptional()
  @IsUUID()
  fileId?: string | null;
}

@InputType()
export class HandOverTaskInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;

  @Field(() => ID)
  @IsUUID()
  toPersonId!: string;

  @Field(() => String, { nullable: true, description: 'Asked for unless the caller takes what waits at a role' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class CancelTaskInput {
  @Field(() => ID)
  @IsUUID()
  taskId!: string;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}
