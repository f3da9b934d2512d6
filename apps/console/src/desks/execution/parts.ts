import type { ExecutionPart } from '../../gql/execution/graphql.ts';

/** What becomes of ordered goods, from what came to what did not; with the field of a figure that tells each. */
export const parts = [
  ['DELIVERED', 'delivered'],
  ['SUBSTITUTED', 'substituted'],
  ['CANCELLED', 'cancelled'],
  ['LATE', 'late'],
  ['DIVERTED', 'diverted'],
  ['SHORT', 'short'],
] as const satisfies readonly (readonly [ExecutionPart, string])[];

/** Which lines a figure stands for. */
export interface Narrow {
  readonly part: ExecutionPart;
  readonly label: string;
  readonly franchiseeId?: string;
  readonly month?: string;
  readonly category?: string;
  /** Instead of those of the page. */
  readonly seasonIds?: readonly string[];
}
