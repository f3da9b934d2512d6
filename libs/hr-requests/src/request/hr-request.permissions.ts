import { definePermissions } from '@kefu/platform/permissions';
import { everybody } from '../record/record.permissions.ts';

const own = Object.fromEntries(Object.keys(everybody).map((role) => [role, 'own' as const]));

/** Requests (H1, H5). Managers decide by their post in the line; whoever is asked to decide a request sees it. */
export const hrRequestPermissions = definePermissions({
  'hrRequest.read': { scopes: ['own', 'line', 'all'], grants: { ...everybody, HR: 'all', GM: 'all' } },
  'hrRequest.apply': { scopes: ['own'], grants: own },
  /** Decides HR's own step. */
  'hrRequest.review': { scopes: ['all'], grants: { HR: 'all' } },
  'hrRequest.finalDecision': { scopes: ['all'], grants: { GM: 'all' } },
  /** Names who gets the work of somebody who leaves a post: whoever stands above them, and HR. */
  'hrRequest.handOver': { scopes: ['line', 'all'], grants: { ...everybody, HR: 'all' } },
  /** Writes and decides trials in a new post: whoever stands above, and HR. */
  'hrRequest.trial': { scopes: ['line', 'all'], grants: { ...everybody, HR: 'all' } },
  /** Has the amendment signed, and sets the day. */
  'hrRequest.carryOut': { scopes: ['all'], grants: { HR: 'all' } },
  /** Hears of steps and answers that are overdue. */
  'hrRequest.oversee': { scopes: ['all'], grants: { HR: 'all', GM: 'all' } },
});
