import { describe, expect, it } from '@jest/globals';
import { spanOf } from './span.ts';

describe('a span of months of a report (S2)', () => {
  it('begins with its first month, also in the year before', () => {
    expect(spanOf({ month: '2026-11' })).toEqual({ firstDay: '2026-11-01', months: 1 });
    expect(spanOf({ month: '2026-12', months: 3 })).toEqual({ firstDay: '2026-10-01', months: 3 });
    expect(spanOf({ month: '2026-02', months: 12 })).toEqual({ firstDay: '2025-03-01', months: 12 });
  });
});
