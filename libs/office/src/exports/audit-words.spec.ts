import { describe, expect, it } from '@jest/globals';
import type { AuditRow } from '@kefu/platform/audit';
import { auditLine } from './audit-words.ts';
import { ScreenWords } from './screen-words.ts';

const screen = new ScreenWords(() => ({
  en: {
    'audit.action.trader.changed': 'Trader changed',
    'audit.subject.trader': 'Trader',
    'audit.field.debtFen': 'Debt',
    'audit.field.state': 'State',
    'audit.value.state.open': 'Open',
    'audit.actorKindName.anonymous': 'nobody signed in',
    'jobs.scheduleName.messages.sweep': 'Messages that wait',
    'identity.permission.task.read': 'Read tasks',
    'identity.scope.team': 'Their team',
  },
}));

const row: AuditRow = {
  id: 7,
  at: new Date('2026-11-27T01:30:00Z'),
  actor_kind: 'person',
  actor_id: 'p',
  actor_name: '李科美',
  ip: '127.0.0.1',
  request_id: 'r',
  action: 'trader.changed',
  subject_type: 'trader',
  subject_id: 't',
  before: null,
  after: null,
  reason: null,
};
const line = (part: Partial<AuditRow>) => auditLine({ ...row, ...part }, screen, 'en');

describe('a line of the audit as a file says it (X2, X6)', () => {
  it('says action and subject in the words of the page', () => {
    expect(line({})).toMatchObject({ actor: '李科美', action: 'Trader changed', subject: 'Trader' });
  });

  it('says what has no words as it is recorded', () => {
    expect(line({ action: 'x.y', subject_type: 'z', after: { a: 'b' } })).toMatchObject({
      action: 'x.y',
      subject: 'z',
      changes: 'a: b',
    });
  });

  it('says amounts in yuan, values in words, instants of Shanghai, yes and no', () => {
    const before = { debtFen: 150, state: 'open', on: true };
    const after = { debtFen: '12345', state: null, on: false, at: '2026-11-27T01:30:00.000Z' };
    expect(line({ before, after }).changes).toBe(
      'Debt: 1.50 → 123.45; State: Open → ; on: Yes → No; at: 2026-11-27 09:30',
    );
  });

  it('says what a role was granted, and how far', () => {
    expect(line({ before: {}, after: { 'task.read': 'team' } }).changes).toBe('Read tasks: Their team');
  });

  it('says what the house did by itself by what it was doing, and that nobody was signed in', () => {
    expect(line({ actor_kind: 'system', actor_name: 'messages.sweep' }).actor).toBe('Kefu: Messages that wait');
    expect(line({ actor_kind: 'anonymous', actor_name: '' }).actor).toBe('nobody signed in');
  });
});
