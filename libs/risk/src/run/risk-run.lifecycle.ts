import { defineLifecycle } from '@kefu/office/lifecycle';
import type { Text } from '@kefu/platform/language';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** The risk run (T9): IMPORT → SCREEN → REVIEW → SEND → RECEIPT → FOLLOW_UP → CLOSED; a later file of the day screens again. */
export const riskRunLifecycle = defineLifecycle({
  key: 'riskRun',
  subject: 'riskRun',
  table: 'risk_run',
  scope: {},
  readPermission: 'risk.read',
  versions: [
    {
      version: 1,
      initial: 'import',
      states: {
        import: { title: text('等候檔案', '等候文件', 'Awaiting the file'), tone: 'draft' },
        screen: { title: text('篩選', '筛选', 'Screening'), tone: 'waiting' },
        review: { title: text('待審核', '待审核', 'Awaiting approval'), tone: 'waiting' },
        send: { title: text('發送中', '发送中', 'Sending'), tone: 'waiting' },
        receipt: { title: text('等候回執', '等候回执', 'Awaiting receipts'), tone: 'waiting' },
        followUp: { title: text('跟進', '跟进', 'Following up'), tone: 'waiting' },
        closed: { title: text('已關帳', '已关账', 'Closed'), tone: 'done', final: true },
      },
      transitions: {
        takeFile: {
          title: text('收下檔案', '收下文件', 'Take a file'),
          from: ['import', 'screen', 'review', 'send', 'receipt', 'followUp'],
          to: 'screen',
        },
        submit: {
          title: text('提交審核', '提交审核', 'Submit for approval'),
          from: ['screen'],
          to: 'review',
          permission: 'risk.import',
          guards: ['decided'],
        },
        giveBack: {
          title: text('退回', '退回', 'Give back'),
          from: ['review'],
          to: 'screen',
          permission: 'risk.approve',
          needsReason: true,
        },
        approve: {
          title: text('批准發送', '批准发送', 'Approve and send'),
          from: ['review'],
          to: 'send',
          permission: 'risk.approve',
          guards: ['otherPerson', 'sameDay'],
        },
        approveByHouse: {
          title: text('自動批准', '自动批准', 'Approved by the settings'),
          from: ['review'],
          to: 'send',
          guards: ['sameDay'],
        },
        closeUnsent: {
          title: text('不發送而關帳', '不发送而关账', 'Close without sending'),
          from: ['import', 'screen', 'review'],
          to: 'closed',
          permission: 'risk.approve',
          needsReason: true,
          guards: ['nothingSent'],
        },
        leaveFile: {
          title: text('不採用後來的檔案', '不采用后来的文件', 'Leave the later file aside'),
          from: ['screen', 'review'],
          to: 'receipt',
          permission: 'risk.approve',
          needsReason: true,
          guards: ['somethingSent'],
        },
        sent: { title: text('全部發出', '全部发出', 'All have left'), from: ['send'], to: 'receipt' },
        received: { title: text('回執已齊', '回执已齐', 'Receipts are in'), from: ['receipt'], to: 'followUp' },
        close: {
          title: text('關帳', '关账', 'Close the day'),
          from: ['followUp'],
          to: 'closed',
          permission: 'risk.close',
          guards: ['nothingMissing', 'nothingUnexplained', 'followedUp'],
        },
      },
    },
  ],
});
