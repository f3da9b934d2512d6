import type { Text } from '@kefu/platform/language';

/** Words in the three languages. */
export const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });
