import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nextStreak,
  nextStreaks,
  penaltyOf,
  type RankingRules,
  rankMonth,
  type Streaks,
  shareReward,
  type TeamMonth,
} from './ranking.ts';

const issue: RankingRules = { zeroIsLast: 'hadCases' };
const team = (teamId: string, collected: number, more: Partial<TeamMonth> = {}): TeamMonth => ({
  teamId,
  collected,
  hadCases: true,
  isNew: false,
  ...more,
});
const places = (teams: TeamMonth[], rules = issue): string[] =>
  rankMonth(teams, rules).standings.map(
    ({ teamId, rank, first, last }) => `${teamId} ${rank}${first ? ' first' : ''}${last ? ' last' : ''}`,
  );

describe('the ranking of a month (S24)', () => {
  it('puts whoever collected most first, and whoever collected least last', () => {
    expect(places([team('A', 520), team('B', 480)])).toEqual(['A 1 first', 'B 2 last']);
  });

  it('lets equal teams share the better place, the first and the last too', () => {
    expect(places([team('A', 5), team('B', 5), team('C', 1), team('D', 1)])).toEqual([
      'A 1 first',
      'B 1 first',
      'C 3 last',
      'D 3 last',
    ]);
  });

  it('has all first and nobody last where all are equal', () => {
    expect(places([team('A', 400), team('B', 400)])).toEqual(['A 1 first', 'B 1 first']);
  });

  it('is void where nobody collected anything', () => {
    expect(rankMonth([team('A', 0), team('B', 0)], issue).ranked).toBe(false);
  });

  it('has a team without a receipt last if it had a case to collect from, else leaves it out', () => {
    expect(places([team('A', 5), team('B', 0)])).toEqual(['A 1 first', 'B 2 last']);
    expect(places([team('A', 5), team('B', 3), team('C', 0, { hadCases: false })])).toEqual([
      'A 1 first',
      'B 2 last',
      'C null',
    ]);
    const always: RankingRules = { ...issue, zeroIsLast: 'always' };
    expect(places([team('A', 5), team('B', 3), team('C', 0, { hadCases: false })], always)).toEqual([
      'A 1 first',
      'B 2',
      'C 3 last',
    ]);
  });

  it('does not have a new team last before one full month, though it may be first', () => {
    expect(places([team('A', 5), team('B', 3), team('C', 1, { isNew: true })])).toEqual([
      'A 1 first',
      'B 2 last',
      'C 3',
    ]);
    expect(places([team('A', 5), team('C', 9, { isNew: true })])).toEqual(['A 2 last', 'C 1 first']);
  });
});

describe('streaks and steps (S25)', () => {
  it('go as in the source’s case: 200 in February, frozen in March, 400 in April, reset in May', () => {
    const steps = [20_000, 40_000, 80_000];
    const months = [
      [team('A', 520), team('B', 480)],
      [team('A', 600), team('B', 390)],
      [team('A', 0), team('B', 0)],
      [team('A', 410), team('B', 300)],
      [team('A', 400), team('B', 400)],
    ];
    let streaks: Streaks = {};
    const told = months.map((month) => {
      streaks = nextStreaks(streaks, rankMonth(month, issue));
      return [streaks.B ?? 0, penaltyOf(streaks.B ?? 0, steps)];
    });
    expect(told).toEqual([
      [1, undefined],
      [2, 20_000],
      [2, 20_000],
      [3, 40_000],
      [0, undefined],
    ]);
  });

  it('stay at the last step however long a streak grows, and may be undecided', () => {
    expect([4, 5, 60].map((streak) => penaltyOf(streak, [20_000, 40_000, 80_000]))).toEqual([80_000, 80_000, 80_000]);
    expect(penaltyOf(2, [])).toBeNull();
    expect(penaltyOf(3, [20_000, null])).toBeNull();
  });
});

const anyTeam = fc.record({
  collected: fc.integer({ min: -3, max: 6 }),
  hadCases: fc.boolean(),
  isNew: fc.boolean(),
});
const anyMonth = fc
  .array(anyTeam, { minLength: 1, maxLength: 8 })
  .map((teams) => teams.map((each, at): TeamMonth => ({ ...each, teamId: `T${at}` })));
const anyRules = fc.record({ zeroIsLast: fc.constantFrom('always' as const, 'hadCases' as const) });

describe('whatever teams collected (S24, S25)', () => {
  it('the first collected more than nothing and nobody more; the last collected less than the first', () => {
    fc.assert(
      fc.property(anyMonth, anyRules, (month, rules) => {
        const { standings } = rankMonth(month, rules);
        const most = Math.max(...month.map(({ collected }) => collected));
        for (const { first, last, collected, exempt } of standings) {
          if (first) expect(collected).toBe(most);
          if (first) expect(collected).toBeGreaterThan(0);
          if (last) expect([collected < most, exempt]).toEqual([true, false]);
          expect(first && last).toBe(false);
        }
        const lasts = new Set(standings.filter(({ last }) => last).map(({ collected }) => collected));
        expect(lasts.size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('equal teams stand equal, whatever the order in which they are named', () => {
    fc.assert(
      fc.property(anyMonth, anyRules, (month, rules) => {
        const said = (teams: readonly TeamMonth[]): string[] => places([...teams], rules).toSorted();
        expect(said(month.toReversed())).toEqual(said(month));
        const { standings } = rankMonth(month, rules);
        for (const a of standings)
          for (const b of standings)
            if (a.collected === b.collected && a.exempt === b.exempt)
              expect([a.rank, a.last]).toEqual([b.rank, b.last]);
      }),
    );
  });

  it('a streak grows by one, ends at nought, or stays where the month is void or the team exempt', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { maxLength: 12 }), anyRules, (months, rules) => {
        let streaks: Streaks = {};
        for (const month of months) {
          const ranked = rankMonth(month, rules);
          const after = nextStreaks(streaks, ranked);
          for (const { teamId, last, exempt } of ranked.standings) {
            const [was, is] = [streaks[teamId] ?? 0, after[teamId] ?? 0];
            expect(is).toBe(!ranked.ranked || exempt ? was : last ? was + 1 : 0);
          }
          streaks = after;
        }
      }),
    );
  });
});

describe('a streak that waits for a person (S24)', () => {
  it('waits on while the team is last, left out or the month void, and ends by itself with a month that ends every streak', () => {
    const month = (a: number, b: number) => rankMonth([team('A', a), team('B', b)], issue);
    expect(nextStreaks({ A: 1, B: null }, month(5, 1))).toEqual({ A: 0, B: null });
    expect(nextStreaks({ A: 1, B: null }, month(0, 0))).toEqual({ A: 1, B: null });
    expect(nextStreaks({ A: 1, B: null }, month(1, 5))).toEqual({ A: 2, B: 0 });
    expect(penaltyOf(0, [20_000])).toBeUndefined();
  });

  it('comes to the same whenever it is decided: after all months as before them', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { maxLength: 10 }), anyRules, fc.nat(5), (months, rules, begins) => {
        const ranked = months.map((month) => rankMonth(month, rules));
        let before: Streaks = { T0: begins };
        let waiting: Streaks = { T0: null };
        let late = begins;
        for (const month of ranked) {
          before = nextStreaks(before, month);
          waiting = nextStreaks(waiting, month);
          const standing = month.standings.find(({ teamId }) => teamId === 'T0');
          if (standing) late = nextStreak(late, month.ranked, standing);
          expect(late).toBe(before.T0);
          expect([null, before.T0]).toContain(waiting.T0);
        }
      }),
    );
  });
});

describe('the reward of the first (S24)', () => {
  it('is shared by all who are first: 1,000.00 among three are 333.34, 333.33 and 333.33', () => {
    expect([...shareReward(100_000, ['b', 'a', 'c'])]).toEqual([
      ['a', 33_334],
      ['b', 33_333],
      ['c', 33_333],
    ]);
    expect([shareReward(null, ['a']).size, shareReward(100, []).size]).toEqual([0, 0]);
  });

  it('loses and makes no fen, and no share is more than a fen above another', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 }), (reward, firsts) => {
        const shares = [...shareReward(reward, firsts).values()];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(reward);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
