import { defineLifecycle } from '@kefu/office/lifecycle';
import type { Text } from '@kefu/platform/language';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** 資料寄送 (T8): DRAFT → SENT → RECEIVED → ACKNOWLEDGED, CANCELLED from draft. */
export const transmittalLifecycle = defineLifecycle({
  key: 'transmittal',
  subject: 'transmittal',
  table: 'transmittal',
  scope: { branch: 'branch_id', own: 'packed_by' },
  readPermission: 'transmittal.read',
  versions: [
    {
      version: 1,
      initial: 'draft',
      states: {
        draft: { title: text('裝箱中', '装箱中', 'Being packed'), tone: 'draft' },
        sent: { title: text('在途', '在途', 'On the way'), tone: 'waiting' },
        received: { title: text('已收到，清點中', '已收到，清点中', 'Received, being checked'), tone: 'waiting' },
        acknowledged: { title: text('已確認', '已确认', 'Acknowledged'), tone: 'done', final: true },
        cancelled: { title: text('已取消', '已取消', 'Cancelled'), tone: 'refused', final: true },
      },
      transitions: {
        send: {
          title: text('寄出', '寄出', 'Send'),
          from: ['draft'],
          to: 'sent',
          permission: 'transmittal.send',
          guards: ['packed'],
        },
        cancel: {
          title: text('取消', '取消', 'Cancel'),
          from: ['draft'],
          to: 'cancelled',
          permission: 'transmittal.send',
          needsReason: true,
        },
        receive: {
          title: text('收到', '收到', 'Receive'),
          from: ['sent'],
          to: 'received',
          permission: 'transmittal.receive',
        },
        acknowledge: {
          title: text('確認', '确认', 'Acknowledge'),
          from: ['received'],
          to: 'acknowledged',
          permission: 'transmittal.receive',
          guards: ['allTicked', 'differencesResolved', 'shelved'],
        },
      },
    },
  ],
});
