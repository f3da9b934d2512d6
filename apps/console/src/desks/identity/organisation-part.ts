import type { PostRowFragment, UnitRowFragment } from '../../gql/identity/graphql.ts';
import { todayInShanghai } from '../../ui/today.ts';

/** A unit or a post, as far as renaming and closing are concerned. */
export interface OrganisationPart {
  readonly kind: 'unit' | 'post';
  readonly id: string;
  readonly version: number;
  /** As it was typed. */
  readonly name: string;
}

/** What of a unit or post the dialogs need. */
export function partOf(row: UnitRowFragment | PostRowFragment): OrganisationPart {
  const { id, version } = row;
  return 'title' in row
    ? { kind: 'post', id, version, name: row.title }
    : { kind: 'unit', id, version, name: row.name };
}

/** Whether a closing has come; one that lies ahead leaves it open. */
export function isClosed({ closedOn }: { readonly closedOn?: string | null | undefined }): boolean {
  return closedOn != null && closedOn <= todayInShanghai();
}
