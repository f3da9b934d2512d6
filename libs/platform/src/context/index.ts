export { type Actor, everyRow, type Grants, type RowScope, systemActor } from './actor.ts';
export { type Context, contextIfAny, currentActor, currentContext, runAs, runIn } from './context.ts';
export { enterContextPerRequest, type Recognise } from './request-context.ts';
