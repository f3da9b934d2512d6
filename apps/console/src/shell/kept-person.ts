import type { PersonFragment } from '../gql/shell/graphql.ts';

/** Who may go on without a network on this machine, on pages that can do without one. No name is kept. */
export interface KeptPerson {
  readonly id: string;
  readonly language: string;
  /** What she may do there. */
  readonly permissions: string[];
  /** Where: the beginning of the pages' paths. */
  readonly within: string;
  /** When the server was last heard to know her, in milliseconds since 1970. */
  readonly heardAt: number;
}

const key = 'kefu.person';
/** A day at the fair, in milliseconds; nobody goes on for longer without having been known by the server. */
const longest = 16 * 3_600_000;

/** From now on she may open these pages without a network. */
export function keepPerson(person: Omit<KeptPerson, 'heardAt'>): void {
  localStorage.setItem(key, JSON.stringify({ ...person, heardAt: Date.now() } satisfies KeptPerson));
}

/** @returns who may go on at this path though the server cannot be asked */
export function keptPerson(path: string): PersonFragment | undefined {
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptPerson | null;
  if (!kept || !path.startsWith(kept.within) || Date.now() - kept.heardAt > longest) return undefined;
  return { id: kept.id, name: '', language: kept.language, permissions: kept.permissions, roles: [] };
}

/** Nobody, or somebody else, is signed in here now: what was kept for another goes. */
export function forgetOthers(id: string | undefined): void {
  const kept = localStorage.getItem(key);
  if (!kept || (id && kept.includes(id))) return;
  localStorage.removeItem(key);
  void import('../ui/kept.ts').then(({ forgetAll }) => forgetAll());
}
