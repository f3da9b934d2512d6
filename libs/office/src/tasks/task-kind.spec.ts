import { describe, expect, it } from 'vitest';
import { defineTaskKind, taskTitle } from './task-kind.ts';

const title = {
  'zh-Hant': '{paper}將於 {day} 到期',
  'zh-Hans': '{paper}将于 {day} 到期',
  en: '{paper} expires on {day}',
};
const paper = { 'zh-Hant': '營業執照', 'zh-Hans': '营业执照', en: 'Business licence' };

describe('a kind of task (T20)', () => {
  defineTaskKind({ key: 'spec.expiring', title, dueAfter: 450, remindAfter: 225 });

  it('titles its tasks in the language of whoever reads them', () => {
    const values = { paper, day: '2026-12-01' };
    expect(taskTitle('spec.expiring', null, values, 'zh-Hans')).toBe('营业执照将于 2026-12-01 到期');
    expect(taskTitle('spec.expiring', null, values, 'en')).toBe('Business licence expires on 2026-12-01');
  });

  it('leaves what a person typed as it was typed', () => {
    expect(taskTitle(null, '寄 {表} 給財務', {}, 'en')).toBe('寄 {表} 給財務');
  });

  it('is declared once, and never reminds after the task is due', () => {
    expect(() => defineTaskKind({ key: 'spec.expiring', title, dueAfter: 1, remindAfter: 1 })).toThrow(/twice/);
    expect(() => defineTaskKind({ key: 'spec.late', title, dueAfter: 1, remindAfter: 2 })).toThrow(/reminds/);
  });
});
