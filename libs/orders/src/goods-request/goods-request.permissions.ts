import { definePermissions } from '@kefu/platform/permissions';

const leads = { M: 'all', DM: 'all', SUP: 'all' } as const;

/** Goods beside the orders: who sees requests, who asks, who approves a price or a diversion (F5, F7, F10). */
export const goodsRequestPermissions = definePermissions({
  'goodsRequest.read': {
    scopes: ['all'],
    grants: { ...leads, CS: 'all', BO: 'all', GM: 'all', DGM: 'all', FIN: 'all', WH: 'all' },
  },
  'goodsRequest.ask': { scopes: ['all'], grants: { ...leads, CS: 'all' } },
  'goodsRequest.approve': { scopes: ['all'], grants: leads },
});
