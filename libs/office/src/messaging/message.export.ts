import { defineTexts, type Text } from '@kefu/platform/language';
import { column, cursorRows, defineExport, inBatches, instantText, readFilter } from '../exports/index.ts';
import { type Message, MessageListArgs } from './message.types.ts';
import { labelled, type MessageRow, messageColumns, messageConditions } from './message-list.sql.ts';
import { MessageSources } from './message-source.ts';
import { causeText, messageStateWords } from './message-words.ts';

const words = defineTexts({
  title: { 'zh-Hant': '短信台帳', 'zh-Hans': '短信台账', en: 'Messages' },
  recipient: { 'zh-Hant': '收件人', 'zh-Hans': '收件人', en: 'Recipient' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  about: { 'zh-Hant': '內容', 'zh-Hans': '内容', en: 'About' },
  day: { 'zh-Hant': '業務日', 'zh-Hans': '业务日', en: 'Business date' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  cause: { 'zh-Hant': '原因', 'zh-Hans': '原因', en: 'Cause' },
  segments: { 'zh-Hant': '計費條數', 'zh-Hans': '计费条数', en: 'Texts billed' },
  changed: { 'zh-Hant': '最後變動', 'zh-Hans': '最后变动', en: 'Last change' },
});

type Line = Message & { readonly about: Text | null };

/** The message ledger as a file, phones masked (X6, X7); its filter is what `messages` takes. */
export const messageExport = defineExport<Line>({
  name: 'messages',
  title: words.title,
  permission: 'message.read',
  columns: [
    column(words.recipient, ({ recipientLabel }) => recipientLabel, 24),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.about, ({ about, purpose }, language) => about?.[language] ?? purpose, 30),
    column(words.day, ({ businessDate }) => businessDate, 12, 'date'),
    column(words.state, ({ state }, language) => messageStateWords[state][language], 12),
    column(words.cause, ({ cause }, language) => causeText(cause, language), 24),
    column(words.segments, ({ segments }) => segments, 10, 'number'),
    column(words.changed, ({ changedAt }) => instantText(changedAt), 18),
  ],
  rows: ({ database, scope, filter, service }) => {
    const values: unknown[] = [];
    const sources = service(MessageSources);
    const conditions = messageConditions(readFilter(MessageListArgs, filter), scope, values, sources);
    const select = `SELECT ${messageColumns} FROM message m WHERE ${conditions.join(' AND ')} ORDER BY m.id DESC`;
    return (async function* () {
      for await (const rows of inBatches(cursorRows<MessageRow>(database, select, values))) {
        for (const row of await labelled(rows, sources)) {
          yield Object.assign(row, { about: sources.of(row.purpose)?.about(row.level) ?? null });
        }
      }
    })();
  },
});
