import type { Text } from '@kefu/platform/language';

/** One step of a route: whose posts decide it, and how long they may be silent. */
export interface ApprovalStepDefinition {
  readonly key: string;
  readonly title: Text;
  /**
   * Whoever's posts grant this over the subject's branch decides; a delegate stands in for them. Without it whoever speaks
   * for the post decides that the request names for the step: its holders, or the nearest above it (H5).
   */
  readonly permission?: string;
  /** The transition of the subject's lifecycle that an approval of this step goes. */
  readonly approve: string;
  /** Office minutes of silence after which those who decide are reminded. */
  readonly remindAfter: number;
  /** Office minutes of silence after which whoever holds `escalateTo` hears of it. */
  readonly escalateAfter: number;
  readonly escalateTo: string;
}

/** How a kind of wish is approved, as data (X3): by steps, each by another person. */
export interface ApprovalRoute {
  readonly key: string;
  readonly title: Text;
  /** The kind of subject; its lifecycle moves with every decision. */
  readonly subject: string;
  readonly steps: readonly ApprovalStepDefinition[];
  /** Transitions that the other outcomes go. */
  readonly moves: { readonly return: string; readonly reject: string };
  /** Where each request chooses its steps: the transition that an approval of the last one goes, instead of its own. */
  readonly last?: string;
  /** Whether who asked may decide the first step, too. They never decide a later one. */
  readonly requesterMayBegin: boolean;
  /**
   * What becomes of a step whose decider has approved an earlier one: another person decides it (T1); or with `once` their
   * approval counts for it, too (H5).
   */
  readonly repeated?: 'once';
}

const registry = new Map<string, ApprovalRoute>();

/** Declares a route, once. @throws Error on a second declaration, or a route without steps */
export function defineApprovalRoute(route: ApprovalRoute): ApprovalRoute {
  if (registry.has(route.key)) throw new Error(`Approval route ${route.key} is declared twice`);
  if (route.steps.length === 0) throw new Error(`Approval route ${route.key} has no steps`);
  for (const { key, remindAfter, escalateAfter } of route.steps) {
    if (escalateAfter < remindAfter) throw new Error(`${route.key}.${key} escalates before it reminds`);
  }
  registry.set(route.key, route);
  return route;
}

/** Every declared route, by key. */
export function allApprovalRoutes(): ReadonlyMap<string, ApprovalRoute> {
  return registry;
}

/** A step of a route by its key. @throws Error for one that it does not have: a bug of the caller */
export function stepOf({ key: route, steps }: ApprovalRoute, key: string): ApprovalStepDefinition {
  const found = steps.find((step) => step.key === key);
  if (!found) throw new Error(`Route ${route} has no step ${key}`);
  return found;
}

/** A declared route. @throws Error for one that is not: a bug of the caller */
export function approvalRoute(key: string): ApprovalRoute {
  const route = registry.get(key);
  if (!route) throw new Error(`No approval route ${key}`);
  return route;
}
