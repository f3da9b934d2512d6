import { defineTexts, type Language, type Text } from '@kefu/platform/language';

/** Where a message can be, in words. */
export const messageStateWords = defineTexts({
  planned: { 'zh-Hant': '待發送', 'zh-Hans': '待发送', en: 'Planned' },
  sending: { 'zh-Hant': '發送中', 'zh-Hans': '发送中', en: 'Sending' },
  accepted: { 'zh-Hant': '網關已收', 'zh-Hans': '网关已收', en: 'Accepted' },
  delivered: { 'zh-Hant': '已送達', 'zh-Hans': '已送达', en: 'Delivered' },
  undelivered: { 'zh-Hant': '未送達', 'zh-Hans': '未送达', en: 'Not delivered' },
  unknown: { 'zh-Hant': '結果不明', 'zh-Hans': '结果不明', en: 'Unknown' },
  parked: { 'zh-Hant': '待人處理', 'zh-Hans': '待人处理', en: 'Waits for a person' },
  failed: { 'zh-Hant': '失敗', 'zh-Hans': '失败', en: 'Failed' },
  suppressed: { 'zh-Hant': '不必發送', 'zh-Hans': '不必发送', en: 'Not needed' },
  expired: { 'zh-Hant': '已過時段', 'zh-Hans': '已过时段', en: 'Too late' },
});

const causes: Readonly<Record<string, Text | undefined>> = defineTexts({
  WINDOW_CLOSED: { 'zh-Hant': '發送時段已過', 'zh-Hans': '发送时段已过', en: 'Its hours were over' },
  NO_GATEWAY: { 'zh-Hant': '沒有網關', 'zh-Hans': '没有网关', en: 'There is no gateway' },
  TimeoutError: { 'zh-Hant': '網關沒有回應', 'zh-Hans': '网关没有回应', en: 'The gateway did not answer' },
  ECONNREFUSED: { 'zh-Hant': '連不上網關', 'zh-Hans': '连不上网关', en: 'The gateway could not be reached' },
  HTTP_429: { 'zh-Hant': '網關要求稍候', 'zh-Hans': '网关要求稍候', en: 'The gateway asked to wait' },
  STOPPING: { 'zh-Hant': '工作進程正在停止', 'zh-Hans': '工作进程正在停止', en: 'The worker was stopping' },
  LEASE_RAN_OUT: { 'zh-Hant': '占用時間已到', 'zh-Hans': '占用时间已到', en: 'Its lease ran out' },
  renewed: { 'zh-Hant': '已續簽', 'zh-Hans': '已续签', en: 'Renewed already' },
  declined: { 'zh-Hant': '交易商不續簽', 'zh-Hans': '交易商不续签', en: 'The trader does not renew' },
  settled: { 'zh-Hant': '費用已交清或減免', 'zh-Hans': '费用已交清或减免', en: 'Paid or let go already' },
  over: { 'zh-Hant': '協議已結束', 'zh-Hans': '协议已结束', en: 'The agreement is over' },
  noPhone: { 'zh-Hant': '沒有電話', 'zh-Hans': '没有电话', en: 'No phone' },
  gone: { 'zh-Hant': '記錄已不存在', 'zh-Hans': '记录已不存在', en: 'The record is gone' },
  PHONE_WINDOW: { 'zh-Hant': '該號碼今天已收夠', 'zh-Hans': '该号码今天已收够', en: 'The phone got enough today' },
  NOT_KNOWN: { 'zh-Hant': '不知是否發出', 'zh-Hans': '不知是否发出', en: 'Not known whether it left' },
  TIMEOUT: { 'zh-Hant': '網關沒有回應', 'zh-Hans': '网关没有回应', en: 'The gateway did not answer' },
  optedOut: { 'zh-Hant': '已退訂', 'zh-Hans': '已退订', en: 'Opted out' },
  GIVEN_UP: { 'zh-Hant': '兩人決定放棄', 'zh-Hans': '两人决定放弃', en: 'Given up by two people' },
  COUNTED_AS_SENT: {
    'zh-Hant': '兩人決定算作已發',
    'zh-Hans': '两人决定算作已发',
    en: 'Counted as sent by two people',
  },
  REPORTED: {
    'zh-Hant': '網關報表證實已發',
    'zh-Hans': '网关报表证实已发',
    en: 'Shown to have left by the gateway’s report',
  },
  BUCKET_EMPTY: { 'zh-Hant': '到了網關限速', 'zh-Hans': '到了网关限速', en: 'At the limit of the gateway' },
  TEMPLATE_NOT_REGISTERED: {
    'zh-Hant': '網關沒有這個模板',
    'zh-Hans': '网关没有这个模板',
    en: 'The gateway has no such template',
  },
});

/** Why a message is where it is, in words; the codes of networks have none and are said as they are. */
export function causeText(cause: string | null, language: Language): string | null {
  return cause === null ? null : (causes[cause]?.[language] ?? cause);
}
