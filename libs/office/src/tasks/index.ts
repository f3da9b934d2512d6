export { RemindOfTasks } from './remind-tasks.tick.ts';
export { defineTaskKind, type TaskKind, type TaskValue } from './task-kind.ts';
export { TasksModule } from './tasks.module.ts';
export { type RoomTask, Tasks } from './tasks.ts';
