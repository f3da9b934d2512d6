import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { stateTitle } from '@kefu/office/lifecycle';
import { defineTexts } from '@kefu/platform/language';
import { levelWords } from '../level/level-words.ts';
import { riskLevels } from '../level/risk-level.ts';
import { RiskRunFilter } from './risk-run.input.ts';
import { type RunRow, runConditions, runRows } from './risk-run-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '風險日', 'zh-Hans': '风险日', en: 'Risk days' },
  tradingDay: { 'zh-Hant': '交易日', 'zh-Hans': '交易日', en: 'Trading day' },
  market: { 'zh-Hant': '市場', 'zh-Hans': '市场', en: 'Market' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  rows: { 'zh-Hant': '行數', 'zh-Hans': '行数', en: 'Rows' },
  openQuestions: { 'zh-Hant': '未決疑點', 'zh-Hans': '未决疑点', en: 'Open questions' },
  refusals: { 'zh-Hant': '被拒檔案', 'zh-Hans': '被拒文件', en: 'Files refused' },
  screenedBy: { 'zh-Hant': '篩查', 'zh-Hans': '筛查', en: 'Screened by' },
  approvedBy: { 'zh-Hant': '批准', 'zh-Hans': '批准', en: 'Approved by' },
  bySettings: { 'zh-Hant': '按設定', 'zh-Hans': '按设置', en: 'By the settings' },
  closedAt: { 'zh-Hant': '關帳', 'zh-Hans': '关账', en: 'Closed' },
});

/** Every risk day as a file, the latest first (T9, X6); its filter is what `riskRuns` takes. */
export const riskRunExport = defineExport<RunRow>({
  name: 'risk-days',
  title: words.title,
  permission: 'risk.read',
  columns: [
    column(words.tradingDay, ({ tradingDay }) => tradingDay, 12, 'date'),
    column(words.market, ({ marketName }) => marketName),
    column(words.state, stateTitle),
    ...riskLevels.map((level) =>
      column<RunRow>(
        levelWords[level],
        ({ rows, levels }) => (rows == null ? null : (levels.find((each) => each.level === level)?.traders ?? 0)),
        12,
        'number',
      ),
    ),
    column(words.rows, ({ rows }) => rows, 10, 'number'),
    column(words.openQuestions, ({ openQuestions }) => openQuestions, 10, 'number'),
    column(words.refusals, ({ refusals }) => refusals, 10, 'number'),
    column(words.screenedBy, ({ screenedBy }) => screenedBy, 12),
    column(
      words.approvedBy,
      ({ autoApproved, approvedBy }, language) => (autoApproved ? words.bySettings[language] : approvedBy),
      12,
    ),
    column(words.closedAt, ({ closedAt }) => instantText(closedAt), 18),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [];
    const conditions = runConditions(readFilter(RiskRunFilter, filter), scope, values).join(' AND ');
    const select = `${runRows} WHERE ${conditions} ORDER BY r.trading_day DESC, r.id DESC`;
    return cursorRows<RunRow>(database, select, values);
  },
});
