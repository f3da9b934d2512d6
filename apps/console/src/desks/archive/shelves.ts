import type { ArchiveShelf } from '../../gql/archive/graphql.ts';

/** The archive's shelves, in the order in which they are shown; `incomplete` holds records, the others papers. */
export const shelves = [
  'all',
  'incomplete',
  'unverified',
  'unplaced',
  'expiring',
  'expired',
  'lent',
  'overdue',
] as const satisfies readonly (ArchiveShelf | 'incomplete')[];
