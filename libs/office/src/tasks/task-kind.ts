import { fillText, type Language, type Text } from '@kefu/platform/language';

/** A value inside a task's title: as it is, or worded in each language. */
export type TaskValue = string | number | Text;

/** A kind of task that rooms open by themselves, as data (T20). */
export interface TaskKind {
  /** Such as `document.expiring`. */
  readonly key: string;
  /** With `{name}` places for the values of each task. */
  readonly title: Text;
  /** Office minutes until it is due, where whoever opens it names no instant. */
  readonly dueAfter: number;
  /** Office minutes after which its owner is reminded. */
  readonly remindAfter: number;
}

const registry = new Map<string, TaskKind>();

/** Declares a kind of task, once. @throws Error on a second declaration, or a reminder after the due instant */
export function defineTaskKind(kind: TaskKind): TaskKind {
  if (registry.has(kind.key)) throw new Error(`Task kind ${kind.key} is declared twice`);
  if (kind.remindAfter > kind.dueAfter) throw new Error(`${kind.key} reminds after it is due`);
  registry.set(kind.key, kind);
  return kind;
}

/** A task's title in a language. @param typed what a person typed, instead of a kind */
export function taskTitle(
  kind: string | null,
  typed: string | null,
  values: Readonly<Record<string, TaskValue>>,
  language: Language,
): string {
  const text = kind === null ? undefined : registry.get(kind)?.title;
  // A kind that a later release gave up keeps its tasks readable.
  if (!text) return typed ?? kind ?? '';
  const worded = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? value[language] : value,
  ]);
  return fillText(text, language, Object.fromEntries(worded) as Record<string, string | number>);
}
