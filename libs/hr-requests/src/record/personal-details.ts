import type { Text } from '@kefu/platform/language';
import { text } from '../request/words.ts';

/** What is on record of somebody's own affairs, sealed; it changes only by a request that HR confirmed (H1). */
export const personalDetails = {
  mobile: text('手機號碼', '手机号码', 'Mobile number'),
  address: text('住址', '住址', 'Home address'),
  emergencyContact: text('緊急聯絡人', '紧急联系人', 'Emergency contact'),
  emergencyPhone: text('緊急聯絡電話', '紧急联系电话', 'Emergency telephone'),
  bankAccount: text('工資銀行帳號', '工资银行账号', 'Bank account for pay'),
  maritalStatus: text('婚姻狀況', '婚姻状况', 'Marital status'),
} as const satisfies Record<string, Text>;

export type PersonalDetailKey = keyof typeof personalDetails;

export const personalDetailKeys = Object.keys(personalDetails) as PersonalDetailKey[];

/** A sealed text as people see it: of a long number its last four figures, of anything else nothing. */
export function masked(plain: string): string {
  return /^[\d\s+-]{8,}$/.test(plain) ? `••••${plain.slice(-4)}` : '••••';
}
