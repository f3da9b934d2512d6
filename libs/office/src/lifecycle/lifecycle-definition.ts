import { defineUnitWork } from '@kefu/platform/identity';
import type { Text } from '@kefu/platform/language';

/** How a state is shown: what it asks of people, never a colour. */
export const stateTones = ['draft', 'waiting', 'returned', 'done', 'refused'] as const;
export type StateTone = (typeof stateTones)[number];

/** One state of a case. */
export interface LifecycleState {
  readonly title: Text;
  readonly tone: StateTone;
  /** No transition leaves it. */
  readonly final?: true;
}

/** A job that leaves through the outbox with the move; its data is the case's id. */
export interface LifecycleEffect {
  readonly queue: string;
  readonly job: string;
}

/** One way from a state to another. */
export interface LifecycleTransition {
  readonly title: Text;
  readonly from: readonly string[];
  readonly to: string;
  /** Who may go it, within the permission's rows; without one only the house itself does: an approval, a day that came. */
  readonly permission?: string;
  /** Names of guards that the desk binds; every one of them is asked, so that all reasons are told at once. */
  readonly guards?: readonly string[];
  readonly needsReason?: true;
  readonly effects?: readonly LifecycleEffect[];
}

/** A lifecycle as it was published; a case keeps the version that it began under (S2). */
export interface LifecycleVersion {
  readonly version: number;
  readonly initial: string;
  readonly states: Readonly<Record<string, LifecycleState>>;
  readonly transitions: Readonly<Record<string, LifecycleTransition>>;
}

/**
 * A lifecycle as data (T1, S2, H5). Its cases are rows of `table`, which has the columns `lifecycle`,
 * `lifecycle_version`, `state`, `state_since`, `version` and those that `scope` names.
 */
export interface LifecycleDefinition {
  readonly key: string;
  /** The kind of subject that its cases are; see `defineSubject`. */
  readonly subject: string;
  readonly table: string;
  /** Columns by which a case belongs to a branch, a team, a person. */
  readonly scope: { readonly branch?: string; readonly team?: string; readonly own?: string };
  /** Who hears that a case moved. */
  readonly readPermission: string;
  readonly versions: readonly LifecycleVersion[];
}

const registry = new Map<string, LifecycleDefinition>();

/**
 * Declares a lifecycle, once.
 * @throws Error naming everything that is wrong with it, or on a second declaration under the same key
 */
export function defineLifecycle(definition: LifecycleDefinition): LifecycleDefinition {
  if (registry.has(definition.key)) throw new Error(`Lifecycle ${definition.key} is declared twice`);
  const faults = lifecycleFaults(definition);
  for (const other of registry.values()) {
    if (other.subject === definition.subject && other.table !== definition.table) {
      faults.push(`cases of ${definition.subject} lie in ${other.table} and in ${definition.table}`);
    }
  }
  if (faults.length > 0) throw new Error(`Lifecycle ${definition.key}: ${faults.join('; ')}`);
  if (definition.scope.branch) defineUnitWork({ kind: definition.subject, countSql: openCasesSql(definition) });
  registry.set(definition.key, definition);
  return definition;
}

/** Counts the cases of a branch `$1` that some transition still leaves; each by the version that it began under. */
function openCasesSql({ table, scope, key, versions }: LifecycleDefinition): string {
  const over = versions.flatMap(({ version, states }) =>
    Object.entries(states).flatMap(([state, { final }]) => (final ? [`(${version}, '${state}')`] : [])),
  );
  return `SELECT count(*) FROM ${table} WHERE lifecycle = '${key}' AND ${scope.branch} = $1::uuid
    AND (lifecycle_version, state) NOT IN (${over.join(', ') || `(0, '')`})`;
}

/** Every declared lifecycle, by key. */
export function allLifecycles(): ReadonlyMap<string, LifecycleDefinition> {
  return registry;
}

/** The version that a new case begins under. */
export function currentVersion({ key, versions }: LifecycleDefinition): LifecycleVersion {
  const newest = versions.reduce<LifecycleVersion | undefined>(
    (best, each) => (best && best.version > each.version ? best : each),
    undefined,
  );
  if (!newest) throw new Error(`Lifecycle ${key} has no version`);
  return newest;
}

/** What is wrong with a lifecycle; nothing for a sound one. */
export function lifecycleFaults({ versions }: LifecycleDefinition): string[] {
  if (versions.length === 0) return ['has no version'];
  const numbers = versions.map(({ version }) => version);
  const faults = new Set(numbers).size < numbers.length ? ['two versions have one number'] : [];
  return [...faults, ...versions.flatMap((each) => versionFaults(each).map((fault) => `v${each.version}: ${fault}`))];
}

function versionFaults({ initial, states, transitions }: LifecycleVersion): string[] {
  const faults: string[] = [];
  const known = (state: string, where: string): void => {
    if (!states[state]) faults.push(`${where} names ${state}, which is no state`);
  };
  known(initial, 'initial');
  const all = Object.entries(transitions);
  for (const [key, { from, to }] of all) {
    for (const state of [...from, to]) known(state, key);
    if (from.length === 0) faults.push(`${key} leaves no state`);
    for (const state of from) if (states[state]?.final) faults.push(`${key} leaves ${state}, which is final`);
  }
  const reached = new Set([initial]);
  // A set grows while it is walked, so every state that is reached is walked, too.
  for (const state of reached) for (const [, { from, to }] of all) if (from.includes(state)) reached.add(to);
  for (const [key, { final }] of Object.entries(states)) {
    if (!reached.has(key)) faults.push(`${key} is never reached`);
    if (!final && !all.some(([, { from }]) => from.includes(key))) faults.push(`${key} is never left, and not final`);
  }
  return faults;
}
