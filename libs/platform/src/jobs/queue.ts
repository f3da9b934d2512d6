/** What a room declares of a queue (X11). */
export interface QueueDefinition {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** Jobs that one worker process runs at a time. */
  readonly concurrency: number;
  /** How often a job is tried before it counts as failed. */
  readonly attempts: number;
}

const registry = new Map<string, QueueDefinition>();

/** Declares a queue, once. @throws Error on a second declaration under the same name. */
export function defineQueue(definition: QueueDefinition): QueueDefinition {
  if (registry.has(definition.name)) throw new Error(`Queue ${definition.name} is declared twice`);
  if (!/^[a-z]+(-[a-z]+)*$/.test(definition.name)) throw new Error(`${definition.name} is no name for a queue`);
  registry.set(definition.name, definition);
  return definition;
}

/** Every declared queue, by name. */
export function allQueues(): ReadonlyMap<string, QueueDefinition> {
  return registry;
}
