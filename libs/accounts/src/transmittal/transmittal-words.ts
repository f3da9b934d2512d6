import { currentContext } from '@kefu/platform/context';
import { defineTexts, type Language, type Text } from '@kefu/platform/language';

/** The fixed words of a printed packing list (T8). */
export const packingWords = defineTexts({
  title: { 'zh-Hant': '資料寄送清單', 'zh-Hans': '资料寄送清单', en: 'Packing list' },
  branch: { 'zh-Hant': '寄送營業部', 'zh-Hans': '寄送营业部', en: 'From branch' },
  courier: { 'zh-Hant': '承運', 'zh-Hans': '承运', en: 'Carried by' },
  waybill: { 'zh-Hant': '運單號', 'zh-Hans': '运单号', en: 'Waybill' },
  packedBy: { 'zh-Hant': '裝箱人', 'zh-Hans': '装箱人', en: 'Packed by' },
  sentAt: { 'zh-Hant': '寄出時間', 'zh-Hans': '寄出时间', en: 'Sent' },
  note: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Note' },
  place: { 'zh-Hant': '序號', 'zh-Hans': '序号', en: 'No.' },
  about: { 'zh-Hant': '交易商／申請', 'zh-Hans': '交易商／申请', en: 'Trader or application' },
  paper: { 'zh-Hant': '資料', 'zh-Hans': '资料', en: 'Paper' },
  copies: { 'zh-Hant': '份數', 'zh-Hans': '份数', en: 'Copies' },
  found: { 'zh-Hant': '清點', 'zh-Hans': '清点', en: 'Found' },
  present: { 'zh-Hant': '有', 'zh-Hans': '有', en: 'Present' },
  missing: { 'zh-Hant': '缺', 'zh-Hans': '缺', en: 'Missing' },
  damaged: { 'zh-Hant': '損', 'zh-Hans': '损', en: 'Damaged' },
  extra: { 'zh-Hant': '多', 'zh-Hans': '多', en: 'Extra' },
  signatures: {
    'zh-Hant': '寄送人簽字：＿＿＿＿＿＿＿＿　　收件人簽字：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿',
    'zh-Hans': '寄送人签字：＿＿＿＿＿＿＿＿　　收件人签字：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿',
    en: 'Sender: ____________    Receiver: ____________    Date: ________',
  },
});

/** What a line is, in words: the title of its type of paper, or what its sender wrote. */
export function paperName(
  { type, titles }: { readonly type: string; readonly titles: Text | null },
  language: Language = currentContext().language,
): string {
  return titles?.[language] ?? type;
}
