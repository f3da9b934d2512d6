import { currentActor } from '@kefu/platform/context';
import { defineTexts } from '@kefu/platform/language';
import { departmentRoles, type RoleKey } from '../department/index.ts';
import { column, cursorRows, defineExport, inBatches, instantText, readFilter } from '../exports/index.ts';
import { Subjects } from '../subjects/index.ts';
import { TaskFilter } from './task.input.ts';
import type { Task } from './task.types.ts';
import { taskTitle } from './task-kind.ts';
import { type TaskRow, taskConditions, taskOrder, taskRows } from './task-list.sql.ts';
import { taskReachSql } from './task-reach.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '任務', 'zh-Hans': '任务', en: 'Tasks' },
  what: { 'zh-Hant': '事項', 'zh-Hans': '事项', en: 'What' },
  subject: { 'zh-Hant': '關於', 'zh-Hans': '关于', en: 'About' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  open: { 'zh-Hant': '待辦', 'zh-Hans': '待办', en: 'Open' },
  overdue: { 'zh-Hant': '逾期', 'zh-Hans': '逾期', en: 'Overdue' },
  done: { 'zh-Hant': '已完成', 'zh-Hans': '已完成', en: 'Done' },
  late: { 'zh-Hant': '逾期完成', 'zh-Hans': '逾期完成', en: 'Done late' },
  cancelled: { 'zh-Hant': '已取消', 'zh-Hans': '已取消', en: 'Cancelled' },
  dueAt: { 'zh-Hant': '期限', 'zh-Hans': '期限', en: 'Due' },
  owner: { 'zh-Hant': '負責人', 'zh-Hans': '负责人', en: 'Who does it' },
  endedAt: { 'zh-Hant': '辦結', 'zh-Hans': '办结', en: 'Ended' },
  endedBy: { 'zh-Hant': '辦結人', 'zh-Hans': '办结人', en: 'Ended by' },
  evidence: { 'zh-Hant': '辦理說明', 'zh-Hans': '办理说明', en: 'Evidence' },
});

type Line = TaskRow & { readonly about: string | null };

function stateOf({
  state,
  overdue,
  endedAt,
  dueAt,
}: Pick<Task, 'state' | 'overdue' | 'endedAt' | 'dueAt'>): keyof typeof words {
  if (state === 'open') return overdue ? 'overdue' : 'open';
  return state === 'done' && endedAt && endedAt > dueAt ? 'late' : state;
}

/** The list of tasks as a file (T20, X6); its filter is what `tasks` takes. */
export const taskExport = defineExport<Line>({
  name: 'tasks',
  title: words.title,
  permission: 'task.read',
  columns: [
    column(words.what, ({ kind, typed, values }, language) => taskTitle(kind, typed, values, language), 36),
    column(words.subject, ({ about }) => about, 26),
    column(words.state, (row, language) => words[stateOf(row)][language], 12),
    column(words.dueAt, ({ dueAt }) => instantText(dueAt), 18),
    // A role that somebody made has no words but its own key.
    column(words.owner, ({ owner, role }, language) => owner ?? departmentRoles[role as RoleKey]?.[language] ?? role),
    column(words.endedAt, ({ endedAt }) => instantText(endedAt), 18),
    column(words.endedBy, ({ endedBy }) => endedBy, 12),
    column(words.evidence, ({ evidence }) => evidence, 40),
  ],
  rows: ({ database, filter: given, service }) => {
    const filter = readFilter(TaskFilter, given);
    const values: unknown[] = [currentActor().id];
    const conditions = [taskReachSql('task.read', values), ...taskConditions(filter, values)];
    const select = `${taskRows(conditions.join(' AND '), values)} ORDER BY ${taskOrder(filter).order}`;
    return (async function* () {
      for await (const rows of inBatches(cursorRows<TaskRow>(database, select, values))) {
        const about = rows.flatMap(({ subjectType: type, subjectId: id }) => (type && id ? [{ type, id }] : []));
        const facts = await service(Subjects).facts(about);
        for (const row of rows)
          yield { ...row, about: facts.get(`${row.subjectType}:${row.subjectId}`)?.title ?? null };
      }
    })();
  },
});
