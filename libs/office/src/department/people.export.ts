import { type PersonType, personRows } from '@kefu/platform/identity';
import { defineTexts, type Language } from '@kefu/platform/language';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { column, cursorRows, defineExport, readFilter } from '../exports/index.ts';
import { departmentRoles, type RoleKey } from './roles.ts';

const words = defineTexts({
  title: { 'zh-Hant': '人員與崗位', 'zh-Hans': '人员与岗位', en: 'People and posts' },
  name: { 'zh-Hant': '姓名', 'zh-Hans': '姓名', en: 'Name' },
  login: { 'zh-Hant': '帳號', 'zh-Hans': '账号', en: 'Login' },
  posts: { 'zh-Hant': '崗位', 'zh-Hans': '岗位', en: 'Posts' },
  startsOn: { 'zh-Hant': '任職起', 'zh-Hans': '任职起', en: 'Holds them since' },
  secondFactor: { 'zh-Hant': '雙重驗證', 'zh-Hans': '双重验证', en: 'Second factor' },
  on: { 'zh-Hant': '已啟用', 'zh-Hans': '已启用', en: 'On' },
  off: { 'zh-Hant': '未啟用', 'zh-Hans': '未启用', en: 'Off' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  active: { 'zh-Hant': '可登入', 'zh-Hans': '可登录', en: 'May enter' },
  shutOut: { 'zh-Hant': '已停用', 'zh-Hans': '已停用', en: 'Shut out' },
});

/** How the page narrows the list of people. */
class PeopleFilter {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;

  @IsOptional()
  @IsIn(['true', 'false'])
  active?: string | null;
}

/** The posts that a person holds today; one that is called as its role is called follows the language with it. */
function postsOf({ holdings }: PersonType, language: Language): string {
  return holdings
    .filter(({ current }) => current)
    .map(({ title, roleName, roleKey, unitName }) => {
      const said = title === roleName ? departmentRoles[roleKey as RoleKey]?.[language] : undefined;
      return `${unitName} · ${said ?? title}`;
    })
    .join('; ');
}

/** Whoever signs in, with the posts they hold today, as a file (X1, X6): by login, as on the page. */
export const peopleExport = defineExport<PersonType>({
  name: 'people',
  title: words.title,
  permission: 'person.read',
  columns: [
    column(words.name, ({ name }) => name),
    column(words.login, ({ login }) => login),
    column(words.posts, postsOf, 40),
    column(
      words.startsOn,
      ({ holdings }) => holdings.flatMap(({ current, startsOn }) => (current ? startsOn : [])).join('; '),
      14,
    ),
    column(words.secondFactor, ({ secondFactor }, language) => words[secondFactor ? 'on' : 'off'][language], 12),
    column(words.state, ({ active }, language) => words[active ? 'active' : 'shutOut'][language], 12),
  ],
  rows: ({ database, filter, language }) => {
    const { text, active } = readFilter(PeopleFilter, filter);
    const part = (text ?? '').toLowerCase();
    return (async function* () {
      for await (const person of cursorRows<PersonType>(database, `${personRows} ORDER BY lower(p.login)`)) {
        // The page looks through what it shows, post titles in its own language among it.
        const shown = `${person.name} ${person.login} ${postsOf(person, language)}`.toLowerCase();
        if ((!active || String(person.active) === active) && shown.includes(part)) yield person;
      }
    })();
  },
});
