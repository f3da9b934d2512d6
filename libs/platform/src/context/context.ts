import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Language } from '../language/index.ts';
import type { Actor } from './actor.ts';

/** What is known of the work at hand: a request, a job, a command. */
export interface Context {
  readonly requestId: string;
  /** Address of the caller, or the name of the process for work without one. */
  readonly ip: string;
  readonly language: Language;
  readonly actor?: Actor | undefined;
  /** The session or key by which the caller was recognised. */
  readonly credentialId?: string | undefined;
}

const storage = new AsyncLocalStorage<Context>();

/** The context of the work at hand. @throws Error outside of any, which is a bug of ours. */
export function currentContext(): Context {
  const context = storage.getStore();
  if (!context) throw new Error('No context: enter one with runIn or runAs');
  return context;
}

/** The context, or undefined where there is none (for logs). */
export function contextIfAny(): Context | undefined {
  return storage.getStore();
}

/** Who acts. @throws Error when nobody is signed in: a guard should have refused before. */
export function currentActor(): Actor {
  const { actor } = currentContext();
  if (!actor) throw new Error('No actor: the operation is public');
  return actor;
}

/** Runs `work` in a context. */
export function runIn<T>(context: Context, work: () => T): T {
  return storage.run(context, work);
}

/** Runs `work` as an actor, for jobs, commands and tests. */
export function runAs<T>(actor: Actor, work: () => T): T {
  return storage.run({ requestId: randomUUID(), ip: actor.kind, language: 'zh-Hant', actor }, work);
}
