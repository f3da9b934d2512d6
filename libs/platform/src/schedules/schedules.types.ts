import { createUnionType, Field, InputType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { NotFound } from '../errors/index.ts';
import { Schedule } from '../jobs/index.ts';

@InputType()
export class RunScheduleInput {
  @Field({ description: 'As jobs { schedules { name } } tells it' })
  @IsString()
  @MaxLength(100)
  name!: string;
}

export const RunScheduleResult = createUnionType({
  name: 'RunScheduleResult',
  types: () => [Schedule, NotFound] as const,
});
