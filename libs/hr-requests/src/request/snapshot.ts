import type { ScopeKind } from '@kefu/platform/permissions';
import type { Tenure } from '../record/tenure.ts';

/** What warns those who decide; none of them rejects by itself (H2). */
export const flagKeys = [
  'tenureUnknown',
  'shortTenure',
  'onProbation',
  'noHeadCount',
  'disciplineOpen',
  'otherLegalEntity',
] as const;
export type FlagKey = (typeof flagKeys)[number];

/** What the record said of an applicant and the two posts on a day. */
export interface Snapshot {
  /** The day, YYYY-MM-DD. */
  readonly on: string;
  readonly joinedOn: string | null;
  readonly tenure: Tenure | null;
  readonly fromTitle: string;
  readonly fromUnit: string;
  readonly toTitle: string;
  readonly toUnit: string;
  readonly fromEntity: string | null;
  readonly toEntity: string | null;
  /** How many the post may have (null: nobody said), has, and is going to have besides this one. */
  readonly authorised: number | null;
  readonly held: number;
  readonly incoming: number;
  readonly flags: readonly FlagKey[];
}

/** How far a permission reaches by somebody's posts. */
export interface Reach {
  readonly scope: ScopeKind;
  /** Names of the branches or teams, where it is confined to some. */
  readonly units: readonly string[];
}

/** A permission before and after a change of posts; null: not held. */
export interface ReachChange {
  readonly permission: string;
  readonly before: Reach | null;
  readonly after: Reach | null;
}

/** What changed when a change of posts took effect. */
export interface CarriedOut {
  readonly permissions: readonly ReachChange[];
  /** How many of each kind of work went to whom; null: they ended. */
  readonly settled: readonly { readonly kind: string; readonly count: number; readonly to: string | null }[];
}
