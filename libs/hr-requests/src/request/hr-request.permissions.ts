import { definePermissions } from '@kefu/platform/permissions';
import { everybody, ownOnly } from '../record/record.permissions.ts';

/** Requests (H1, H5). Managers decide by their post in the line; whoever is asked to decide a request sees it. */
export const hrRequestPermissions = definePermissions({
  'hrRequest.read': { scopes: ['own', 'line', 'all'], grants: { ...everybody, HR: 'all', GM: 'all' } },
  'hrRequest.apply': { scopes: ['own'], grants: ownOnly },
  /** Decides HR's own step. */
  'hrRequest.review': { scopes: ['all'], grants: { HR: 'all' } },
  'hrRequest.finalDecision': { scopes: ['all'], grants: { GM: 'all' } },
  /** Names who gets the work of somebody who leaves a post: whoever stands above them, and HR. */
  'hrRequest.handOver': { scopes: ['line', 'all'], grants: { ...everybody, HR: 'all' } },
  /** Writes and decides trials in a new post: whoever stands above, and HR. */
  'hrRequest.trial': { scopes: ['line', 'all'], grants: { ...everybody, HR: 'all' } },
  /** Has the amendment signed, and sets the day. */
  'hrRequest.carryOut': { scopes: ['all'], grants: { HR: 'all' } },
  /** One sealed answer in clear, with a reason, on the record. */
  'hrRequest.reveal': { scopes: ['own', 'all'], grants: { ...ownOnly, HR: 'all' } },
  /** Writes what kinds of request there are. */
  'hrRequestKind.manage': { scopes: ['all'], grants: { HR: 'all' } },
  /** Hears of steps and answers that are overdue. */
  'hrRequest.oversee': { scopes: ['all'], grants: { HR: 'all', GM: 'all' } },
});
