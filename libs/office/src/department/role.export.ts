import { roleRows } from '@kefu/platform/identity';
import { defineTexts, type Language } from '@kefu/platform/language';
import { column, cursorRows, defineExport, ScreenWords } from '../exports/index.ts';
import { departmentRoles, type RoleKey } from './roles.ts';

const words = defineTexts({
  title: { 'zh-Hant': '角色與權限', 'zh-Hans': '角色与权限', en: 'Roles and permissions' },
  role: { 'zh-Hant': '角色', 'zh-Hans': '角色', en: 'Role' },
  people: { 'zh-Hant': '人數', 'zh-Hans': '人数', en: 'People' },
  permission: { 'zh-Hant': '權限', 'zh-Hans': '权限', en: 'Permission' },
  scope: { 'zh-Hant': '範圍', 'zh-Hans': '范围', en: 'How far' },
});

interface GrantRow {
  readonly key: string;
  readonly name: string;
  readonly people: number;
  readonly permission: string | null;
  readonly scope: string | null;
}
type Line = GrantRow & { readonly may: string | null; readonly reach: string | null };

/** A role that somebody made keeps the name it was given. */
const roleText = ({ key, name }: GrantRow, language: Language): string =>
  departmentRoles[key as RoleKey]?.[language] ?? name;

/** Every role as a file, a line for each permission that it grants and how far (X1, X6); a role that grants nothing has one line too. */
export const roleExport = defineExport<Line>({
  name: 'roles',
  title: words.title,
  permission: 'person.read',
  columns: [
    column(words.role, roleText, 20),
    column(words.people, ({ people }) => people, 8, 'number'),
    column(words.permission, ({ may }) => may, 40),
    column(words.scope, ({ reach }) => reach, 16),
  ],
  async *rows({ database, language, service }) {
    const screen = service(ScreenWords);
    const select = `SELECT r.key, r.name, r.people, g.permission, g.scope
      FROM (${roleRows}) r LEFT JOIN LATERAL jsonb_to_recordset(r.grants) AS g(permission text, scope text) ON true
      ORDER BY r."builtIn" DESC, r.id, g.permission`;
    for await (const row of cursorRows<GrantRow>(database, select)) {
      const { permission, scope } = row;
      yield {
        ...row,
        may: permission && screen.say('identity.permission', permission, language),
        reach: scope && screen.say('identity.scope', scope, language),
      };
    }
  },
});
