export {
  type HandledJob,
  HandlesJob,
  HandlesTick,
  type Job,
  type JobHandler,
  JobSubjectMissing,
  type TickFindings,
  type TickHandler,
} from './job-handler.ts';
export { JobsModule } from './jobs.module.ts';
export { jobsPermissions } from './jobs.permissions.ts';
export { Schedule } from './jobs.types.ts';
export { mountJobsBoard } from './jobs-board.ts';
export { OutboxRelay } from './outbox-relay.ts';
export { Presence, QueueBackendMismatch } from './presence.ts';
export { allQueues, defineQueue, type QueueDefinition } from './queue.ts';
export { prepareQueueSchema } from './queue-schema.ts';
export { Queues } from './queues.ts';
export { scheduleColumns } from './schedule.sql.ts';
