import { describe, expect, it } from 'vitest';
import { earlier, periodAt, periodOf } from './period.ts';

describe('a period of the figures (T7)', () => {
  it('is a month or a quarter of the calendar, leap days included', () => {
    expect(periodOf('2028-02')).toMatchObject({ kind: 'month', firstDay: '2028-02-01', lastDay: '2028-02-29' });
    expect(periodOf('2026-Q4')).toMatchObject({ kind: 'quarter', firstDay: '2026-10-01', lastDay: '2026-12-31' });
  });

  it.each(['2026-13', '2026-00', '2026-Q5', '2026', '26-01', '2026-1', '2026-10-01', ''])('is not %j', (key) => {
    expect(periodOf(key)).toBeUndefined();
  });

  it('holds its own days and follows the one before, over the turn of the year', () => {
    expect(periodAt('2026-11-24', 'quarter').key).toBe('2026-Q4');
    expect(periodAt('2026-01-31', 'month').key).toBe('2026-01');
    expect(earlier(periodAt('2026-01-31', 'month'), 1).key).toBe('2025-12');
    expect(earlier(periodAt('2026-01-31', 'quarter'), 4).key).toBe('2025-Q1');
    expect(earlier(periodAt('2026-01-31', 'quarter'), -1).key).toBe('2026-Q2');
  });
});
