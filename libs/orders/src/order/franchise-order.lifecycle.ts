import { defineLifecycle } from '@kefu/office/lifecycle';
import { text } from '../words/words.ts';

/** The way of an order from the fair to production (F1). */
export const franchiseOrderLifecycle = 'franchiseOrder';

defineLifecycle({
  key: franchiseOrderLifecycle,
  subject: 'franchiseOrder',
  table: 'franchise_order',
  scope: {},
  readPermission: 'franchiseOrder.read',
  versions: [
    {
      version: 1,
      initial: 'DRAFT',
      states: {
        DRAFT: { title: text('待覆核', '待复核', 'To be checked'), tone: 'waiting' },
        LOCKED: { title: text('已鎖定', '已锁定', 'Locked'), tone: 'waiting' },
        CONSOLIDATED: { title: text('已匯總', '已汇总', 'Consolidated'), tone: 'done' },
        PLACED: { title: text('已下單', '已下单', 'Placed'), tone: 'done', final: true },
      },
      transitions: {
        lock: {
          title: text('覆核無誤，鎖定', '复核无误，锁定', 'Check and lock'),
          from: ['DRAFT'],
          to: 'LOCKED',
          permission: 'franchiseOrder.check',
          guards: ['otherPerson', 'hasLines'],
        },
        reopen: {
          title: text('退回重開', '退回重开', 'Reopen'),
          from: ['LOCKED'],
          to: 'DRAFT',
          permission: 'franchiseOrder.check',
          needsReason: true,
        },
        consolidate: { title: text('匯總', '汇总', 'Consolidate'), from: ['LOCKED'], to: 'CONSOLIDATED' },
        place: {
          title: text('向生產下單', '向生产下单', 'Place with production'),
          from: ['CONSOLIDATED'],
          to: 'PLACED',
        },
      },
    },
  ],
});
