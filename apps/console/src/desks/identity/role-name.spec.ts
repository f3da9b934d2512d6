import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import en from './messages/pages/permissions/en.ts';
import zhHans from './messages/pages/permissions/zh-Hans.ts';
import zhHant from './messages/pages/permissions/zh-Hant.ts';

const words: Record<string, Record<string, string>> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
const roles = new URL('../../../../../libs/office/src/department/roles.ts', import.meta.url).pathname;

describe('the roles of the job descriptions (X1, X12)', () => {
  it('are called in each language as the server calls them', () => {
    const lines = [...readFileSync(roles, 'utf8').matchAll(/^ {2}(\w+): \{ (.*) \},$/gm)];
    expect(lines.length).toBeGreaterThan(10);
    for (const [, key, texts = ''] of lines) {
      for (const [, language = '', text] of texts.matchAll(/'?([\w-]+)'?: '([^']*)'/g)) {
        expect([key, language, words[language]?.[`identity.roleName.${key}`]]).toEqual([key, language, text]);
      }
    }
  });
});
