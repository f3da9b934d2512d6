import { CalendarService } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts, type Language } from '@kefu/platform/language';
import { employeeConditions, employeeRows } from './record.sql.ts';
import { type EmployeeRow, EmployeesArgs } from './record.types.ts';
import { tenureSince } from './tenure.ts';

const words = defineTexts({
  title: { 'zh-Hant': '人員檔案', 'zh-Hans': '人员档案', en: 'People on record' },
  name: { 'zh-Hant': '姓名', 'zh-Hans': '姓名', en: 'Name' },
  posts: { 'zh-Hant': '崗位', 'zh-Hans': '岗位', en: 'Posts' },
  joinedOn: { 'zh-Hant': '入職日', 'zh-Hans': '入职日', en: 'Joined on' },
  months: { 'zh-Hant': '年資（滿月）', 'zh-Hans': '年资（满月）', en: 'Whole months' },
  restDays: { 'zh-Hant': '另計天數', 'zh-Hans': '另计天数', en: 'Days since' },
  days: { 'zh-Hant': '年資（天）', 'zh-Hans': '年资（天）', en: 'All days' },
  probation: { 'zh-Hant': '試用期', 'zh-Hans': '试用期', en: 'On probation' },
  discipline: { 'zh-Hant': '待決處分', 'zh-Hans': '待决处分', en: 'Open case' },
  yes: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' },
});

type Line = EmployeeRow;
const yes = (said: boolean, language: Language): string | null => (said ? words.yes[language] : null);

/** The people on record with their tenure as a file, by name (H2, X6); its filter is what `employees` takes. */
export const employeeExport = defineExport<Line>({
  name: 'hr-people',
  title: words.title,
  permission: 'hrRecord.read',
  columns: [
    column(words.name, ({ name }) => name),
    column(words.posts, ({ posts }) => posts.join('; '), 36),
    column(words.joinedOn, ({ joinedOn }) => joinedOn, 12, 'date'),
    column(words.months, ({ tenure }) => tenure?.months ?? null, 12, 'number'),
    column(words.restDays, ({ tenure }) => tenure?.restDays ?? null, 12, 'number'),
    column(words.days, ({ tenure }) => tenure?.days ?? null, 12, 'number'),
    column(words.probation, ({ onProbation }, language) => yes(onProbation, language), 12),
    column(words.discipline, ({ disciplineOpen }, language) => yes(disciplineOpen, language), 12),
  ],
  rows: ({ database, scope, filter, service }) => {
    const values: unknown[] = [];
    const conditions = employeeConditions(readFilter(EmployeesArgs, filter).text, scope, values).join(' AND ');
    const select = `${employeeRows} WHERE ${conditions} ORDER BY p.name, p.id`;
    return (async function* () {
      const today = await service(CalendarService).today();
      for await (const row of cursorRows<Line>(database, select, values)) {
        yield Object.assign(row, { tenure: tenureSince(row.joinedOn, today) });
      }
    })();
  },
});
