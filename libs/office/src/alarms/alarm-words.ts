import { defineTexts } from '@kefu/platform/language';

/** Every alarm there is, as its mail says it; `{key}` is what it is about, the rest its details. */
export const alarmWords = defineTexts({
  calendarYearMissing: {
    'zh-Hant': '日曆缺少 {key} 年的資料，相關的提醒已停',
    'zh-Hans': '日历缺少 {key} 年的资料，相关的提醒已停',
    en: 'The calendar lacks {key}; what depends on it has stopped',
  },
  riskDayNotClosed: {
    'zh-Hant': '{market} {day} 到時未關帳',
    'zh-Hans': '{market} {day} 到时未关账',
    en: '{market}, {day}: the trading day was not closed by its hour',
  },
  messagesExpired: {
    'zh-Hant': '{day} 有 {count} 則短信過了時限，沒有送出',
    'zh-Hans': '{day} 有 {count} 条短信过了时限，没有发出',
    en: '{day}: messages whose hour passed before they could leave: {count}',
  },
  messagesParked: {
    'zh-Hant': '{day} 有 {count} 則短信結果不明，等人決定',
    'zh-Hans': '{day} 有 {count} 条短信结果不明，等人决定',
    en: '{day}: messages of which nobody knows whether they left, for people to decide: {count}',
  },
  sendingFrozen: {
    'zh-Hant': '全部短信停止發送，等人核對',
    'zh-Hans': '全部短信停止发送，等人核对',
    en: 'All sending stands still until somebody has compared',
  },
  gatewayFailing: {
    'zh-Hant': '短信網關 {key} 故障，暫停使用',
    'zh-Hans': '短信网关 {key} 故障，暂停使用',
    en: 'The SMS gateway {key} fails and is left alone',
  },
  templateNotApproved: {
    'zh-Hant': '{count} 則短信等範本核准，尚未發送',
    'zh-Hans': '{count} 条短信等模板批准，尚未发送',
    en: 'Messages that wait for their words to be approved: {count}',
  },
  workerDead: {
    'zh-Hant': '沒有背景程序在運作，短信與排程都停了',
    'zh-Hans': '没有后台程序在运行，短信与排程都停了',
    en: 'No worker lives: messages and schedules have stopped',
  },
});

/** What can be wrong. */
export type AlarmCode = keyof typeof alarmWords;
