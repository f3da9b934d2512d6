import type { Language, Text } from '@kefu/platform/language';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

const codes: Readonly<Record<string, Text | undefined>> = {
  planned: text('待發送', '待发送', 'Planned'),
  sending: text('發送中', '发送中', 'Sending'),
  accepted: text('網關已收', '网关已收', 'Accepted'),
  delivered: text('已送達', '已送达', 'Delivered'),
  undelivered: text('未送達', '未送达', 'Not delivered'),
  unknown: text('結果不明', '结果不明', 'Unknown'),
  parked: text('擱置待決', '搁置待决', 'Parked'),
  failed: text('被拒', '被拒', 'Refused'),
  refused: text('被拒', '被拒', 'Refused'),
  suppressed: text('未發送', '未发送', 'Not sent'),
  expired: text('過時未發', '过时未发', 'Expired'),
  missing: text('不在發送帳上', '不在发送账上', 'Not in the ledger'),
  excluded: text('已排除', '已排除', 'Left out'),
  notSent: text('未發出', '未发出', 'Not sent'),
  reached: text('已聯繫上', '已联系上', 'Reached'),
  notReached: text('未聯繫上', '未联系上', 'Not reached'),
  secondContact: text('第二電話', '第二电话', 'Second phone'),
  telephone: text('電話', '电话', 'Telephone'),
  branch: text('營業部', '营业部', 'Branch'),
  noPhone: text('沒有電話', '没有电话', 'No phone'),
  optedOut: text('已退訂短信', '已退订短信', 'Opted out'),
  gone: text('記錄已不存在', '记录已不存在', 'The record is gone'),
  over: text('已不需要', '已不需要', 'Not needed any more'),
};

/** A code of the ledger or of a follow-up in words; what has none is said as it is. */
export function codeText(code: string, language: Language): string;
export function codeText(code: string | null, language: Language): string | null;
export function codeText(code: string | null, language: Language): string | null {
  return code === null ? null : (codes[code]?.[language] ?? code);
}
