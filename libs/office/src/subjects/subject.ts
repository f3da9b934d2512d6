import type { Sql } from '@kefu/platform/database';

/** What a paper, a task, an approval or a letter is about: a record of some desk. */
export interface SubjectRef {
  /** A kind declared by {@link defineSubject}, such as `trader`. */
  readonly type: string;
  readonly id: string;
}

/** What every desk can say of a subject without knowing its desk. */
export interface SubjectFacts {
  readonly id: string;
  /** How people call it: a number, a name. Never a sealed field. */
  readonly title: string;
  readonly branchId: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

/** What a desk declares of its records, so that the office can keep things beside them. */
export interface SubjectKind {
  readonly type: string;
  /** Who may see the record may see that something lies beside it; the row scope is this permission's. */
  readonly permission: string;
  /** Reads {@link SubjectFacts} of `$1::uuid[]`; a fact that the record lacks is NULL. */
  readonly facts: Sql;
  /** Belongs to a person and to nobody else: approvals about it are reached by its own permission, not by theirs. */
  readonly personal?: true;
  /** Reads which (`id`) of `$1::uuid[]` the person `$2::uuid` sees besides: those that they are asked to decide. */
  readonly asked?: Sql;
}

const registry = new Map<string, SubjectKind>();

/** Declares a kind of subject, once. @throws Error on a second declaration of the same type */
export function defineSubject(kind: SubjectKind): SubjectKind {
  if (registry.has(kind.type)) throw new Error(`Subject ${kind.type} is declared twice`);
  registry.set(kind.type, kind);
  return kind;
}

/** Every declared kind, by type. */
export function allSubjects(): ReadonlyMap<string, SubjectKind> {
  return registry;
}
