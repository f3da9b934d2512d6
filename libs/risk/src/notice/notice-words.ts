import { defineTexts, type Text } from '@kefu/platform/language';
import { levelWords } from '../level/level-words.ts';
import { riskLevels } from '../level/risk-level.ts';

/** What words about a trader's risk are called. */
export const noticeTitles = defineTexts({
  notice: { 'zh-Hant': '風險通知', 'zh-Hans': '风险通知', en: 'Risk notice' },
  secondContact: {
    'zh-Hant': '風險通知（第二電話）',
    'zh-Hans': '风险通知（第二电话）',
    en: 'Risk notice (second phone)',
  },
});

/** A title with the level of risk behind it. */
export function aboutLevel(title: Text, level: string): Text {
  const known = riskLevels.find((one) => one === level);
  if (!known) return title;
  const words = levelWords[known];
  return {
    'zh-Hant': `${title['zh-Hant']}、${words['zh-Hant']}`,
    'zh-Hans': `${title['zh-Hans']}、${words['zh-Hans']}`,
    en: `${title.en}, ${words.en}`,
  };
}
