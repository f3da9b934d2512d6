/** What one team collected in a month. */
export interface TeamMonth {
  readonly teamId: string;
  /** Confirmed money credited in the month less reversals booked in it, fen; may be below nought. */
  readonly collected: number;
  /** Whether it had a case to collect from in the month. */
  readonly hadCases: boolean;
  /** A team is not last before one full month. */
  readonly isNew: boolean;
}

/** How a site counts, where practice differs. */
export interface RankingRules {
  /**
   * A team that collected nothing while others did: `always` last (a month without a receipt is a nought), or last only where it
   * `hadCases` to collect from, else exempt.
   */
  readonly zeroIsLast: 'always' | 'hadCases';
}

/** How a team stood in a month. */
export interface Standing {
  readonly teamId: string;
  readonly collected: number;
  /** Teams with equal amounts share the better place: 1, 1, 3; null in a void month, and for an exempt team. */
  readonly rank: number | null;
  readonly first: boolean;
  readonly last: boolean;
  /** Neither ranked last nor freed of a streak: nothing to collect, or too new. */
  readonly exempt: boolean;
}

/** A month, ranked. */
export interface RankedMonth {
  /** Nobody collected anything: the month is void and streaks are frozen. */
  readonly ranked: boolean;
  readonly standings: readonly Standing[];
}

/**
 * Ranks the teams of a month (S24). First are all teams at a positive maximum; last are all that count at the minimum, only if the
 * maximum is more. All equal: joint first, nobody last. Nobody collected: void.
 */
export function rankMonth(teams: readonly TeamMonth[], rules: RankingRules): RankedMonth {
  const ranked = teams.some(({ collected }) => collected !== 0);
  const standing = (team: TeamMonth, more: Omit<Standing, 'teamId' | 'collected'>): Standing => ({
    teamId: team.teamId,
    collected: team.collected,
    ...more,
  });
  if (!ranked) {
    return {
      ranked,
      standings: teams.map((team) => standing(team, { rank: null, first: false, last: false, exempt: false })),
    };
  }
  const exempt = (team: TeamMonth): boolean =>
    team.isNew || (team.collected === 0 && !team.hadCases && rules.zeroIsLast === 'hadCases');
  const counting = teams.filter((team) => !exempt(team));
  const amounts = teams.map(({ collected }) => collected);
  const most = Math.max(...amounts);
  const least = Math.min(...counting.map(({ collected }) => collected));
  return {
    ranked,
    standings: teams.map((team) => {
      const out = exempt(team);
      return standing(team, {
        rank: out && team.collected <= 0 ? null : 1 + amounts.filter((amount) => amount > team.collected).length,
        first: team.collected === most && most > 0,
        last: !out && team.collected === least && least < most,
        exempt: out,
      });
    }),
  };
}

/**
 * What each of the first gets of the reward (S24), by team: shared to the fen, those whose id comes first get what is left over.
 * Nothing where no reward is set or nobody is first.
 */
export function shareReward(reward: number | null, firsts: readonly string[]): ReadonlyMap<string, number> {
  if (reward === null || firsts.length === 0) return new Map();
  const each = Math.floor(reward / firsts.length);
  const over = reward - each * firsts.length;
  return new Map(firsts.toSorted().map((teamId, at) => [teamId, each + (at < over ? 1 : 0)]));
}

/** A team's months in last place up to a month, that month included; null where a person has yet to decide with how many it began. */
export type Streaks = Readonly<Record<string, number | null>>;

/** A streak after one more month (S25): one more for the last, nought for the others; frozen in a void month, and for an exempt team. */
export function nextStreak(
  before: number,
  ranked: boolean,
  { last, exempt }: Pick<Standing, 'last' | 'exempt'>,
): number {
  if (!ranked || exempt) return before;
  return last ? before + 1 : 0;
}

/** Streaks after one more month. One that waits for a person goes on to wait where it matters: a month that ends every streak ends it. */
export function nextStreaks(before: Streaks, { ranked, standings }: RankedMonth): Streaks {
  const after: Record<string, number | null> = { ...before };
  for (const standing of standings) {
    const { teamId, last, exempt } = standing;
    const streak = before[teamId] ?? null;
    const waits = before[teamId] === null && (!ranked || exempt || last);
    if (waits) after[teamId] = null;
    else if (before[teamId] !== undefined || (ranked && !exempt))
      after[teamId] = nextStreak(streak ?? 0, ranked, standing);
  }
  return after;
}

/**
 * The amount of a penalty for so many months in last place in a row (S25): `steps[min(streak − 2, n − 1)]` fen; null where the
 * amount is undecided (待定), undefined where none is due.
 */
export function penaltyOf(streak: number, steps: readonly (number | null)[]): number | null | undefined {
  if (streak < 2) return undefined;
  return steps.length === 0 ? null : (steps[Math.min(streak - 2, steps.length - 1)] ?? null);
}
