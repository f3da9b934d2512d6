import { ChangedMeanwhile, Failure, InvalidInput, NotFound } from '@kefu/platform/errors';
import { connectionOf } from '@kefu/platform/paging';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Subject } from '../subjects/index.ts';

export const taskStates = ['open', 'done', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];
export const TaskStates = Object.fromEntries(taskStates.map((state) => [state, state]));
registerEnumType(TaskStates, { name: 'TaskState' });

/** Something that somebody must do until an instant (T20). */
@ObjectType()
export class Task {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'In the caller’s language where a room opened it' })
  title!: string;

  @Field()
  note!: string;

  @Field(() => Subject, { nullable: true, description: 'What it is about' })
  subject!: Subject | null;

  @Field(() => ID, { nullable: true })
  ownerId!: string | null;

  @Field(() => String, { nullable: true, description: 'Who does it; null while it waits at a role' })
  owner!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the role that it waits at' })
  role!: string | null;

  @Field(() => TaskStates)
  state!: TaskState;

  @Field()
  dueAt!: Date;

  @Field(() => Date, { nullable: true })
  remindAt!: Date | null;

  @Field({ description: 'Open and past its due instant' })
  overdue!: boolean;

  @Field({ description: 'Open, and its reminder has come' })
  reminded!: boolean;

  @Field({ description: 'Whether it is done only with evidence' })
  evidenceNeeded!: boolean;

  @Field()
  evidence!: string;

  @Field(() => String, { nullable: true, description: 'Name of the file of evidence: GET /tasks/{id}/evidence' })
  evidenceFile!: string | null;

  @Field()
  openedBy!: string;

  @Field()
  openedAt!: Date;

  @Field(() => String, { nullable: true })
  endedBy!: string | null;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field({ description: 'Whether the caller may settle it or hand it over now' })
  workable!: boolean;

  @Field({ description: 'Whether the caller may call it off now' })
  cancellable!: boolean;

  @Field(() => Int)
  version!: number;
}

/** What happened to a task. */
@ObjectType()
export class TaskEvent {
  @Field(() => ID)
  id!: string;

  @Field()
  at!: Date;

  @Field()
  actor!: string;

  @Field({ description: 'task.opened, task.handedOver, task.done, task.cancelled, task.settled' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'To whom it was handed over' })
  to!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@ObjectType()
export class TaskConnection extends connectionOf(Task) {}

/** What waits for the caller now (X9). */
@ObjectType()
export class TaskCounts {
  @Field(() => Int, { description: 'Open and past their due instant' })
  overdue!: number;

  @Field(() => Int, { description: 'Due until the end of today' })
  dueToday!: number;

  @Field(() => Int, { description: 'Due later, and their reminder has come' })
  reminded!: number;

  @Field(() => Int, { description: 'All that is open' })
  open!: number;
}

/** How punctual tasks were (T20). */
@ObjectType()
export class TaskFigure {
  @Field(() => Int, { description: 'Done within the span of days' })
  done!: number;

  @Field(() => Int, { description: 'Of these, by their due instant' })
  onTime!: number;

  @Field(() => Float, { nullable: true, description: 'onTime ÷ done; null where nothing was done' })
  ratio!: number | null;

  @Field(() => Int, { description: 'Open and overdue now' })
  overdue!: number;
}

/** Somebody to whom a task can be given. */
@ObjectType()
export class TaskPerson {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'Open tasks they have' })
  open!: number;
}

/** A role at which a task can wait until one of its people takes it. */
@ObjectType()
export class TaskRole {
  @Field()
  key!: string;

  @Field()
  name!: string;

  @Field(() => Int, { description: 'People who hold it today' })
  people!: number;
}

/** Somebody was quicker: what became of the task. */
@ObjectType({ implements: () => [Failure] })
export class TaskEndedAlready extends Failure {
  @Field(() => Task)
  task!: Task;

  static of(task: Task): TaskEndedAlready {
    const message = `The task is ${task.state} already`;
    return Object.assign(new TaskEndedAlready(), { code: 'TASK_ENDED_ALREADY', message, task });
  }
}

export const TaskResult = createUnionType({
  name: 'TaskResult',
  types: () => [Task, TaskEndedAlready, ChangedMeanwhile, InvalidInput, NotFound] as const,
});
