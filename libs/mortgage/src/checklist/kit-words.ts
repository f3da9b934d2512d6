import { text } from '../words/words.ts';

/** Words of the one-trip kit, on screen, in the message and on paper. */
export const kitWords = {
  title: text('一次帶齊清單', '一次带齐清单', 'Everything to bring'),
  message: text(
    '您好，辦理{banks}按揭還需帶齊以下資料：{papers}。{day}',
    '您好，办理{banks}按揭还需带齐以下资料：{papers}。{day}',
    'For your mortgage at {banks} please still bring: {papers}. {day}',
  ),
  interview: text('面簽日期：{day}。', '面签日期：{day}。', 'Your appointment: {day}.'),
  case: text('按揭編號', '按揭编号', 'Case'),
  contract: text('合同', '合同', 'Contract'),
  house: text('房號', '房号', 'House'),
  bank: text('銀行', '银行', 'Bank'),
  day: text('面簽日期', '面签日期', 'Appointment'),
  paper: text('資料', '资料', 'Paper'),
  lack: text('要求', '要求', 'What is asked'),
  promised: text('答應日期', '答应日期', 'Promised for'),
  brought: text('已帶', '已带', 'Brought'),
  someBank: text('銀行', '银行', 'the bank'),
  complete: text('資料已齊全。', '资料已齐全。', 'Nothing is missing.'),
} as const;
