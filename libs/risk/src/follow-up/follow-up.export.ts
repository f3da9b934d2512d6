import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { defineTexts, type Language } from '@kefu/platform/language';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { levelWords } from '../level/level-words.ts';
import { codeText } from '../notice/risk-codes.ts';
import type { RiskFollowUp } from './follow-up.types.ts';
import { type FollowUpRow, followUpConditions, followUpOf, followUpReach, followUpRows } from './follow-up-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '未送達跟進', 'zh-Hans': '未送达跟进', en: 'Follow-ups' },
  tradingDay: { 'zh-Hant': '交易日', 'zh-Hans': '交易日', en: 'Trading day' },
  number: { 'zh-Hant': '交易商編號', 'zh-Hans': '交易商编号', en: 'Number' },
  name: { 'zh-Hant': '交易商名稱', 'zh-Hans': '交易商名称', en: 'Name' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  level: { 'zh-Hant': '等級', 'zh-Hans': '等级', en: 'Level' },
  cause: { 'zh-Hant': '未送達原因', 'zh-Hans': '未送达原因', en: 'Why it did not arrive' },
  step: { 'zh-Hant': '步驟', 'zh-Hans': '步骤', en: 'Step' },
  outcome: { 'zh-Hant': '結果', 'zh-Hans': '结果', en: 'Outcome' },
  open: { 'zh-Hant': '進行中', 'zh-Hans': '进行中', en: 'Under way' },
  contacts: { 'zh-Hant': '跟進記錄', 'zh-Hans': '跟进记录', en: 'What was tried' },
});

/** How the page narrows the list of follow-ups. */
class FollowUpFilter {
  @IsOptional()
  @IsUUID()
  runId?: string | null;

  @IsOptional()
  @IsBoolean()
  open?: boolean | null;
}

/** Every try on a line of its own: when, how, what it came to, by whom, what was noted. */
function contactsOf({ contacts }: RiskFollowUp, language: Language): string {
  return contacts
    .map(({ madeAt, step, outcome, madeBy, note }) =>
      [instantText(madeAt), codeText(step, language), codeText(outcome, language), madeBy, codeText(note, language)]
        .filter((part) => part !== '')
        .join(' · '),
    )
    .join('\n');
}

/** Traders whom no notice reached, as a file, the latest first, phones masked (T9, X6); its filter is what `riskFollowUps` takes. */
export const followUpExport = defineExport<RiskFollowUp>({
  name: 'risk-follow-ups',
  title: words.title,
  permission: 'risk.readFollowUps',
  columns: [
    column(words.tradingDay, ({ tradingDay }) => tradingDay, 12, 'date'),
    column(words.number, ({ number }) => number),
    column(words.name, ({ name }) => name, 24),
    column(words.branch, ({ branch }) => branch),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.level, ({ level }, language) => levelWords[level][language], 14),
    column(words.cause, ({ cause }, language) => codeText(cause, language), 18),
    column(words.step, ({ step }, language) => codeText(step, language), 14),
    column(words.outcome, ({ outcome }, language) => codeText(outcome, language) ?? words.open[language], 12),
    column(words.contacts, contactsOf, 60),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [];
    const conditions = [
      followUpReach(scope, values),
      ...followUpConditions(readFilter(FollowUpFilter, filter), values),
    ].join(' AND ');
    return (async function* () {
      const select = `${followUpRows} WHERE ${conditions} ORDER BY u.id DESC`;
      for await (const row of cursorRows<FollowUpRow>(database, select, values)) yield followUpOf(row);
    })();
  },
});
