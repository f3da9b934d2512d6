import { SetMetadata } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';

/** A job at hand. */
export interface Job {
  readonly id: string;
  /** As the outbox was asked: ids and nothing else. */
  readonly data: Readonly<Record<string, string | number>>;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Fires when the process is asked to stop: finish the step at hand and return. */
  readonly signal: AbortSignal;
}

/** Does the work of one kind of job. Must be idempotent: a job may come twice. */
export interface JobHandler {
  handle(job: Job): Promise<void>;
}

/** What a tick found, by name: counts, or a key of what kept it from looking. The console says it in words. */
export type TickFindings = Readonly<Record<string, number | string>>;

/** Does what is due, asked again and again: must find out by itself what is due, and do nothing when nothing is. */
export interface TickHandler {
  tick(): Promise<TickFindings>;
}

/** Which jobs a handler takes. */
export interface HandledJob {
  readonly queue: string;
  readonly name: string;
}

/** When a tick comes. */
export interface TickDefinition {
  readonly name: string;
  readonly everySeconds: number;
}

export const jobMetadata = 'kefu:job';
export const tickMetadata = 'kefu:tick';

/** Marks a provider as the handler of a job; the worker finds it, the API leaves it alone. */
export const HandlesJob = (job: HandledJob): ClassDecorator => SetMetadata(jobMetadata, job);

/**
 * Marks a provider as one that the worker wakes every so often. Of several workers one is woken. A tick may be lost,
 * late or doubled: it decides nothing by itself, it only asks (X11).
 */
export const HandlesTick = (tick: TickDefinition): ClassDecorator => SetMetadata(tickMetadata, tick);

/** The record that a job names does not exist: the job fails at once, since trying again will not make it. */
export class JobSubjectMissing extends UnrecoverableError {
  constructor(what: string) {
    super(`No such ${what}`);
    this.name = 'JobSubjectMissing';
  }
}
