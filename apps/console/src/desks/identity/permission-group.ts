import type { Group } from '../desk.ts';

/** What permissions are about, by the heading of the rail under which it is worked on. */
const subjects: Readonly<Record<'accounts' | 'franchise' | 'office', readonly string[]>> = {
  accounts: ['application', 'balance', 'renewal', 'report', 'risk', 'trader', 'traderFault', 'transmittal'],
  franchise: [
    'allocation',
    'dispatch',
    'execution',
    'franchisee',
    'franchiseOrder',
    'goodsRequest',
    'season',
    'stock',
    'store',
    'style',
  ],
  office: [
    'approval',
    'calendar',
    'document',
    'export',
    'file',
    'gateway',
    'headCount',
    'hrRecord',
    'hrRequest',
    'hrRequestKind',
    'import',
    'letter',
    'letterTemplate',
    'message',
    'personalDetail',
    'task',
  ],
};

const groupOf = new Map(
  Object.entries(subjects).flatMap(([group, about]) => about.map((subject) => [subject, group as Group] as const)),
);

/** Under which heading a permission stands among those of a role; what no desk works on administers. */
export function permissionGroup(permission: string): Group {
  if (permission.startsWith('mortgage')) return 'sales';
  return groupOf.get(permission.split('.')[0] ?? '') ?? 'administration';
}
