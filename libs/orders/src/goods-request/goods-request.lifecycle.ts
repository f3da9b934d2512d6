import { say } from '@kefu/office/imports';
import { defineLifecycle } from '@kefu/office/lifecycle';

/** Goods beside the orders, asked for by one and approved by another (F5, F7, F10). */
export const goodsRequestLifecycle = 'goodsRequest';

defineLifecycle({
  key: goodsRequestLifecycle,
  subject: 'goodsRequest',
  table: 'goods_request',
  scope: {},
  readPermission: 'goodsRequest.read',
  versions: [
    {
      version: 1,
      initial: 'asked',
      states: {
        asked: { title: say('待批准', '待批准', 'Waits for approval'), tone: 'waiting' },
        done: { title: say('已辦', '已办', 'Done'), tone: 'done', final: true },
        refused: { title: say('不批准', '不批准', 'Refused'), tone: 'refused', final: true },
      },
      transitions: {
        approve: {
          title: say('批准', '批准', 'Approve'),
          from: ['asked'],
          to: 'done',
          guards: ['consented', 'covered'],
        },
        // Own stores take what nobody holds: nobody need be asked.
        pass: { title: say('直接辦理', '直接办理', 'Do'), from: ['asked'], to: 'done' },
        refuse: { title: say('不批准', '不批准', 'Refuse'), from: ['asked'], to: 'refused', needsReason: true },
      },
    },
  ],
});
