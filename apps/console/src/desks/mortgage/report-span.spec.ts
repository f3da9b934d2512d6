import { describe, expect, it } from '@jest/globals';
import { monthAfter, monthsBetween } from './report-span.ts';

describe('a span of months of a report (S2)', () => {
  it('is counted over the turn of years, both ends among it', () => {
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(monthAfter('2026-11', 3)).toBe('2027-02');
    expect(monthsBetween('2025-12', '2026-02')).toBe(3);
    expect(monthsBetween('2026-02', '2026-02')).toBe(1);
    expect(monthsBetween('2026-03', '2026-02')).toBe(0);
  });
});
