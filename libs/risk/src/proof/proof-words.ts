import { defineTexts, type Text } from '@kefu/platform/language';
import type { RiskLevel } from '../level/risk-level.ts';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** The fixed words of proof packs (T9). */
export const proofWords = defineTexts({
  notice: text('風險通知存證', '风险通知存证', 'Proof of a risk notice'),
  day: text('風險日存證', '风险日存证', 'Proof of a risk day'),
  trader: text('交易商', '交易商', 'Trader'),
  branch: text('營業部', '营业部', 'Branch'),
  tradingDay: text('交易日', '交易日', 'Trading day'),
  market: text('市場', '市场', 'Market'),
  level: text('等級', '等级', 'Level'),
  snapshot: text('名單快照', '名单快照', 'Snapshot'),
  file: text('檔案', '文件', 'File'),
  line: text('行', '行', 'Line'),
  margin: text('占用保證金（元）', '占用保证金（元）', 'Margin used (CNY)'),
  equity: text('權益（元）', '权益（元）', 'Equity (CNY)'),
  floating: text('浮動盈虧（元）', '浮动盈亏（元）', 'Floating profit (CNY)'),
  ratio: text('風險度', '风险度', 'Risk ratio'),
  rule: text('適用風險線', '适用风险线', 'Limits applied'),
  limits: text('關注／預警／追保／強平', '关注／预警／追保／强平', 'Watch / warn / call / force'),
  excluded: text('未發送的原因', '未发送的原因', 'Left out because'),
  screenedBy: text('匯入篩選', '导入筛选', 'Screened by'),
  approvedBy: text('批准', '批准', 'Approved by'),
  words: text('短信全文', '短信全文', 'Words of the message'),
  state: text('狀態', '状态', 'State'),
  phone: text('電話（遮罩）', '电话（掩码）', 'Phone (masked)'),
  attempts: text('發送嘗試', '发送尝试', 'Attempts'),
  receipts: text('回執', '回执', 'Receipts'),
  contacts: text('跟進記錄', '跟进记录', 'Follow-up'),
  when: text('時間', '时间', 'When'),
  outcome: text('結果', '结果', 'Outcome'),
  note: text('備註', '备注', 'Note'),
  who: text('經手人', '经手人', 'By'),
  step: text('步驟', '步骤', 'Step'),
  none: text('無', '无', 'None'),
  rows: text('行數', '行数', 'Rows'),
  refused: text('拒收的檔案', '拒收的文件', 'Files refused'),
  notices: text('通知', '通知', 'Notices'),
  count: text('則數', '条数', 'Count'),
  missing: text('名單減發送帳', '名单减发送账', 'Snapshot less ledger'),
  unexplained: text('發送帳減網關', '发送账减网关', 'Ledger less gateway'),
  closedBy: text('關帳', '关账', 'Closed by'),
});

/** Levels in words. */
export const levelWords: Readonly<Record<RiskLevel, Text>> = {
  watch: text('關注', '关注', 'Watch'),
  warn: text('預警', '预警', 'Warning'),
  call: text('追加保證金', '追加保证金', 'Margin call'),
  force: text('強制減倉', '强制减仓', 'Forced reduction'),
  negativeEquity: text('穿倉', '穿仓', 'Negative equity'),
};

/** Codes of the ledger and of follow-ups in words; what is not here is printed as it is. */
export const proofCodes: Readonly<Record<string, Text>> = {
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
};
