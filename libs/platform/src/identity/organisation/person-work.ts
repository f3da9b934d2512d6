import type { Language, Text } from '../../language/index.ts';

/**
 * What becomes of work when its person leaves a post: somebody else gets it, it is given back, it ends, or it stays where
 * it is since it belongs to nobody in particular.
 */
export const workFates = ['handedOver', 'givenBack', 'ends', 'stays'] as const;
export type WorkFate = (typeof workFates)[number];

/** Work that lies with a person (H5): what a room declares of it, so that it is shown before they leave, and goes on after. */
export interface PersonWork {
  /** What it is, as a subject is named: `task`, `approval`. */
  readonly kind: string;
  readonly title: Text;
  readonly fate: WorkFate;
  /** Trusted SQL of what lies with person `$1`: columns `id` and `title`, or what {@link titleOf} needs. */
  readonly itemsSql: string;
  /** How an item is called, where its title depends on the language. */
  readonly titleOf?: (row: Readonly<Record<string, unknown>>, language: Language) => string;
  /**
   * Trusted SQL that does away with it, giving the `id` of each: what is handed over goes from `$1` to `$2`; what ends,
   * ends for `$1`. Nothing to do for what is given back or stays.
   */
  readonly settleSql?: string;
}

const declared = new Map<string, PersonWork>();

/** Declares a kind of work that lies with people, once. @throws Error on a second declaration, or where nothing would be done */
export function definePersonWork(work: PersonWork): void {
  if (declared.has(work.kind)) throw new Error(`Work ${work.kind} is declared twice`);
  if ((work.fate === 'handedOver' || work.fate === 'ends') !== (work.settleSql !== undefined)) {
    throw new Error(`Work ${work.kind} says wrongly how it is settled`);
  }
  declared.set(work.kind, work);
}

/** Every kind of work that was declared. */
export function allPersonWork(): readonly PersonWork[] {
  return [...declared.values()];
}
