import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CancelTaskInput, CompleteTaskInput, CreateTaskInput, HandOverTaskInput, TasksArgs } from './task.input.ts';
import { TaskService } from './task.service.ts';
import {
  Task,
  TaskConnection,
  TaskCounts,
  TaskEvent,
  TaskFigure,
  TaskPerson,
  TaskResult,
  TaskRole,
} from './task.types.ts';
import { TaskViewService } from './task-view.service.ts';

@Resolver(() => Task)
export class TaskResolver {
  readonly #view: TaskViewService;
  readonly #service: TaskService;

  constructor(view: TaskViewService, service: TaskService) {
    this.#view = view;
    this.#service = service;
  }

  @Permit('task.read')
  @Query(() => TaskConnection, {
    description: 'Tasks: open ones by their due instant, ended ones the latest first (T20)',
  })
  tasks(@Args() args: TasksArgs): Promise<TaskConnection> {
    return this.#view.page(args);
  }

  @Permit('task.read')
  @Query(() => Task, { nullable: true, description: 'One task (T20)' })
  task(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Task | null> {
    return this.#view.one(id);
  }

  @Permit('task.read')
  @ResolveField(() => [TaskEvent], { description: 'What happened to it, in order' })
  history(@Parent() task: Task): Promise<TaskEvent[]> {
    return this.#view.history(task.id);
  }

  @Permit('task.read')
  @Query(() => TaskCounts, { description: 'What waits for the caller now (X9)' })
  taskCounts(): Promise<TaskCounts> {
    return this.#view.counts();
  }

  @Permit('task.read')
  @Query(() => TaskFigure, { description: 'How punctual tasks were over so many days, at most 366 (T20)' })
  taskFigure(@Args('days', { type: () => Int, defaultValue: 90 }) days: number): Promise<TaskFigure> {
    return this.#view.figure(Math.min(366, Math.max(1, days)));
  }

  @Permit('task.work')
  @Query(() => [TaskPerson], { description: 'To whom the caller may give a task or hand it over; at most 500 (T20)' })
  taskPeople(): Promise<TaskPerson[]> {
    return this.#view.people();
  }

  @Permit('task.create')
  @Query(() => [TaskRole], { description: 'Roles that a task can be given to (T20)' })
  taskRoles(): Promise<TaskRole[]> {
    return this.#view.roles();
  }

  @Permit('task.create')
  @Mutation(() => TaskResult, { description: 'Gives a task to somebody, to a role, or to oneself (T20)' })
  createTask(@Args('input') input: CreateTaskInput): Promise<typeof TaskResult> {
    return this.#service.create(input);
  }

  @Permit('task.work')
  @Mutation(() => TaskResult, { description: 'Settles a task, with evidence (T20)' })
  completeTask(@Args('input') input: CompleteTaskInput): Promise<typeof TaskResult> {
    return this.#service.complete(input);
  }

  @Permit('task.work')
  @Mutation(() => TaskResult, { description: 'Hands a task to somebody else (T20)' })
  handOverTask(@Args('input') input: HandOverTaskInput): Promise<typeof TaskResult> {
    return this.#service.handOver(input);
  }

  @Permit('task.create')
  @Mutation(() => TaskResult, { description: 'Calls off a task that the caller gave (T20)' })
  cancelTask(@Args('input') input: CancelTaskInput): Promise<typeof TaskResult> {
    return this.#service.cancel(input);
  }
}
