/**
 * Which rows a permission reaches, as the union over the posts that grant it. `all` outshines the rest;
 * a scope with nothing in it reaches nothing.
 */
export interface RowScope {
  readonly all: boolean;
  readonly branchIds: readonly string[];
  readonly teamIds: readonly string[];
  /** Rows that this person owns; null where the permission does not reach them. */
  readonly own: string | null;
  /** People below this person, whose rows it reaches as well; none where it is left out. */
  readonly line?: readonly string[];
}

/** Permission → rows it reaches. A permission that is not here is denied. */
export interface Grants {
  get(permission: string): RowScope | undefined;
  keys(): Iterable<string>;
}

/** Who acts: a person, an integration's key, or the system itself (jobs, commands). */
export interface Actor {
  readonly kind: 'person' | 'apiKey' | 'system';
  /** Person or key id; for the system, the name of the job. */
  readonly id: string;
  readonly name: string;
  readonly grants: Grants;
  /** Keys of the roles held today, for display. */
  readonly roles: readonly string[];
}

/** Reaches every row. */
export const everyRow: RowScope = { all: true, branchIds: [], teamIds: [], own: null };

/** The system acting for itself: reaches every row of everything. */
export function systemActor(name: string): Actor {
  return { kind: 'system', id: name, name, roles: [], grants: { get: () => everyRow, keys: () => [] } };
}
