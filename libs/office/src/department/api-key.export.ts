import { type ApiKeyType, apiKeyRows } from '@kefu/platform/identity';
import { defineTexts } from '@kefu/platform/language';
import { column, cursorRows, defineExport, instantText, ScreenWords } from '../exports/index.ts';

const words = defineTexts({
  title: { 'zh-Hant': '介接金鑰', 'zh-Hans': '接口密钥', en: 'API keys' },
  name: { 'zh-Hant': '用途', 'zh-Hans': '用途', en: 'What for' },
  prefix: { 'zh-Hant': '開頭', 'zh-Hans': '开头', en: 'Begins with' },
  permissions: { 'zh-Hant': '可做的事', 'zh-Hans': '可做的事', en: 'May' },
  confined: { 'zh-Hant': '限於營業部', 'zh-Hans': '限于营业部', en: 'Confined to branches' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  live: { 'zh-Hant': '有效', 'zh-Hans': '有效', en: 'In use' },
  revoked: { 'zh-Hant': '已撤銷', 'zh-Hans': '已撤销', en: 'Revoked' },
  expired: { 'zh-Hant': '已過期', 'zh-Hans': '已过期', en: 'Expired' },
  createdBy: { 'zh-Hant': '建立者', 'zh-Hans': '建立者', en: 'Made by' },
  createdAt: { 'zh-Hant': '建立時間', 'zh-Hans': '建立时间', en: 'Made at' },
  expiresAt: { 'zh-Hant': '到期', 'zh-Hans': '到期', en: 'Expires' },
  lastUsedAt: { 'zh-Hant': '最近使用', 'zh-Hans': '最近使用', en: 'Last used' },
  revokedAt: { 'zh-Hant': '撤銷時間', 'zh-Hans': '撤销时间', en: 'Revoked at' },
});

type Line = ApiKeyType & { readonly may: string; readonly branches: string | null };

function stateOf({ revokedAt, expiresAt }: ApiKeyType): 'live' | 'revoked' | 'expired' {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= new Date() ? 'expired' : 'live';
}

/** Every key of an integration as a file, the newest first, without its secret, which is kept nowhere (X6, X10). */
export const apiKeyExport = defineExport<Line>({
  name: 'api-keys',
  title: words.title,
  permission: 'apiKey.manage',
  columns: [
    column(words.name, ({ name }) => name, 24),
    column(words.prefix, ({ prefix }) => `${prefix}…`),
    column(words.permissions, ({ may }) => may, 50),
    column(words.confined, ({ branches }) => branches, 24),
    column(words.state, (key, language) => words[stateOf(key)][language], 12),
    column(words.createdBy, ({ createdByName }) => createdByName, 12),
    column(words.createdAt, ({ createdAt }) => instantText(createdAt), 18),
    column(words.expiresAt, ({ expiresAt }) => instantText(expiresAt), 18),
    column(words.lastUsedAt, ({ lastUsedAt }) => instantText(lastUsedAt), 18),
    column(words.revokedAt, ({ revokedAt }) => instantText(revokedAt), 18),
  ],
  async *rows({ database, language, service }) {
    const screen = service(ScreenWords);
    const select = `SELECT keys.*, (SELECT string_agg(u.name, '; ' ORDER BY u.name) FROM org_unit u
        WHERE u.id = ANY(keys."branchIds")) AS branches
      FROM (${apiKeyRows}) keys ORDER BY keys.id DESC`;
    for await (const key of cursorRows<Omit<Line, 'may'>>(database, select)) {
      const may = key.permissions.map((each) => screen.say('identity.permission', each, language)).join('; ');
      yield { ...key, may };
    }
  },
});
