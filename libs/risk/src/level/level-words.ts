import { defineTexts } from '@kefu/platform/language';

/** The levels of risk in words (T9). */
export const levelWords = defineTexts({
  watch: { 'zh-Hant': '關注', 'zh-Hans': '关注', en: 'Watch' },
  warn: { 'zh-Hant': '預警', 'zh-Hans': '预警', en: 'Warning' },
  call: { 'zh-Hant': '追加保證金', 'zh-Hans': '追加保证金', en: 'Margin call' },
  force: { 'zh-Hant': '強制減倉', 'zh-Hans': '强制减仓', en: 'Forced reduction' },
  negativeEquity: { 'zh-Hant': '穿倉', 'zh-Hans': '穿仓', en: 'Negative equity' },
});
