import { defineTexts } from '@kefu/platform/language';
import { column, cursorRows, defineExport, inBatches, instantText } from '../../exports/index.ts';
import { MessageSources } from '../message-source.ts';
import { causeText } from '../message-words.ts';
import type { ParkedMessage } from './parked.types.ts';
import { type ParkedRow, parkedOf, parkedRows } from './parked-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '待決短信', 'zh-Hans': '待决短信', en: 'Parked messages' },
  recipient: { 'zh-Hant': '收件人', 'zh-Hans': '收件人', en: 'Recipient' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  about: { 'zh-Hant': '內容', 'zh-Hans': '内容', en: 'About' },
  day: { 'zh-Hant': '業務日', 'zh-Hans': '业务日', en: 'Business date' },
  cause: { 'zh-Hant': '原因', 'zh-Hans': '原因', en: 'Cause' },
  gateway: { 'zh-Hant': '網關', 'zh-Hans': '网关', en: 'Gateway' },
  tried: { 'zh-Hant': '最後一次嘗試', 'zh-Hans': '最后一次尝试', en: 'Last try' },
  proposal: { 'zh-Hant': '提議', 'zh-Hans': '提议', en: 'Proposed' },
  proposedBy: { 'zh-Hant': '提議人', 'zh-Hans': '提议人', en: 'Proposed by' },
  proposedAt: { 'zh-Hant': '提議時間', 'zh-Hans': '提议时间', en: 'Proposed at' },
  reason: { 'zh-Hant': '理由', 'zh-Hans': '理由', en: 'Reason' },
});

const decisionWords = defineTexts({
  sendAgain: { 'zh-Hant': '再發一次', 'zh-Hans': '再发一次', en: 'Send again' },
  countAsSent: { 'zh-Hant': '算作已發', 'zh-Hans': '算作已发', en: 'Count as sent' },
  giveUp: { 'zh-Hant': '放棄', 'zh-Hans': '放弃', en: 'Give up' },
});

type Line = ParkedMessage & { readonly about: string };

/** Messages that wait for two people as a file, the oldest first, phones masked (X6, X7). */
export const parkedExport = defineExport<Line>({
  name: 'parked-messages',
  title: words.title,
  permission: 'message.resend',
  columns: [
    column(words.recipient, ({ recipientLabel }) => recipientLabel, 24),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.about, ({ about }) => about, 30),
    column(words.day, ({ businessDate }) => businessDate, 12, 'date'),
    column(words.cause, ({ cause }, language) => causeText(cause, language), 24),
    column(words.gateway, ({ gateway }) => gateway, 14),
    column(words.tried, ({ lastAttemptAt }) => instantText(lastAttemptAt), 18),
    column(words.proposal, ({ proposal }, language) => proposal && decisionWords[proposal.decision][language], 14),
    column(words.proposedBy, ({ proposal }) => proposal && proposal.proposedBy, 12),
    column(words.proposedAt, ({ proposal }) => proposal && instantText(proposal.proposedAt), 18),
    column(words.reason, ({ proposal }) => proposal && proposal.reason, 40),
  ],
  async *rows({ database, language, service }) {
    const sources = service(MessageSources);
    for await (const rows of inBatches(cursorRows<ParkedRow>(database, parkedRows))) {
      for (const row of await parkedOf(rows, sources)) {
        yield Object.assign(row, { about: sources.of(row.purpose)?.about(row.level)[language] ?? row.purpose });
      }
    }
  },
});
