import { currentActor } from '@kefu/platform/context';
import type { EntityManager } from 'typeorm';
import { askedTeams } from './asked-teams.ts';
import { firstDay, laterMonth, type Month } from './month.ts';
import { raceSql } from './race.sql.ts';
import {
  nextStreaks,
  type RankingRules,
  rankMonth,
  type Standing,
  type Streaks,
  shareReward,
  type TeamMonth,
} from './ranking.ts';
import { TeamRace, TeamStanding } from './ranking.types.ts';

/** How the site counts. */
export interface RankingPolicy extends RankingRules {
  /** Fen by step; null is undecided. */
  readonly steps: readonly (number | null)[];
  readonly reward: number | null;
  readonly snapshotOfficeDay: number;
  readonly appealOfficeDays: number;
  /** Most of the month's variable pay that a penalty takes, in thousandths. */
  readonly capPermille: number;
  readonly version: number;
}

/** A team of a live month. */
export interface RacingTeam extends TeamMonth {
  readonly teamName: string;
}

interface Frozen {
  readonly id: string;
  readonly version: number;
  readonly ranked: boolean;
  readonly frozenAt: Date;
  /** By the rules of its time. */
  readonly reward: number | null;
}

/** How the site counts today. @throws Error without its one row */
export async function rankingPolicy(tx: EntityManager, lock = false): Promise<RankingPolicy> {
  const [policy]: RankingPolicy[] = await tx.query(
    `SELECT zero_is_last AS "zeroIsLast", to_json(steps) AS steps, reward_fen AS reward, snapshot_office_day AS "snapshotOfficeDay",
       appeal_office_days AS "appealOfficeDays", cap_permille AS "capPermille", version FROM mortgage_ranking_policy ${lock ? 'FOR UPDATE' : ''}`,
  );
  if (!policy) throw new Error('The policy of rankings is gone');
  return policy;
}

/** What the teams of a month collected, as the receipts are now. */
export function racingTeams(tx: EntityManager, month: Month): Promise<RacingTeam[]> {
  return tx.query(raceSql, [firstDay(month), firstDay(laterMonth(month, 1))]);
}

/**
 * Streaks as the frozen month before left them, or as a person decided for a team that was merged or renamed; null where nobody has
 * decided yet.
 */
export async function streaksBefore(tx: EntityManager, month: Month): Promise<Streaks> {
  const rows: { teamId: string; streak: number | null }[] = await tx.query(
    `SELECT r.team_id AS "teamId", r.streak FROM mortgage_ranking_row r JOIN mortgage_ranking_month m ON m.id = r.month_id
     WHERE m.month = $1 AND m.reopened_at IS NULL`,
    [firstDay(laterMonth(month, -1))],
  );
  const decided: { teamId: string; streak: number }[] = await tx.query(
    `SELECT DISTINCT ON (team_id) team_id AS "teamId", streak FROM mortgage_streak_decision WHERE month = $1 ORDER BY team_id, id DESC`,
    [firstDay(month)],
  );
  const waiting = (await askedTeams(tx, month)).filter(({ decidedBy }) => decidedBy === null);
  const waits = waiting.map(({ teamId }) => ({ teamId, streak: null }));
  return Object.fromEntries([...rows, ...waits, ...decided].map(({ teamId, streak }) => [teamId, streak]));
}

/** Nought where a team has none; null where it waits for a person. */
export function streakOf(streaks: Streaks, teamId: string): number | null {
  const streak = streaks[teamId];
  return streak === undefined ? 0 : streak;
}

/** A month as it was frozen with what came since, or as the receipts are now. */
export async function readRace(tx: EntityManager, month: Month): Promise<TeamRace> {
  const live = await racingTeams(tx, month);
  const frozen = await current(tx, month);
  const now = new Map(live.map(({ teamId, collected }) => [teamId, collected]));
  const race = {
    month,
    ranked: frozen?.ranked ?? true,
    version: frozen?.version ?? 0,
    frozenAt: frozen?.frozenAt.toISOString() ?? null,
  };
  const reopenable = frozen !== undefined && currentActor().grants.get('mortgageRanking.reopen') !== undefined;
  if (frozen) {
    const rows: TeamStanding[] = await tx.query(
      `SELECT team_id AS "teamId", team_name AS team, collected_fen AS collected, rank, first, last, exempt, streak
       FROM mortgage_ranking_row WHERE month_id = $1`,
      [frozen.id],
    );
    const standings = rows.map((row) =>
      Object.assign(new TeamStanding(), row, { adjustment: (now.get(row.teamId) ?? 0) - row.collected }),
    );
    const raced = new Set(rows.map(({ teamId }) => teamId));
    standings.push(...live.filter(({ teamId, collected }) => collected !== 0 && !raced.has(teamId)).map(late));
    return Object.assign(new TeamRace(), race, { reopenable, standings: rewarded(standings, frozen.reward) });
  }
  const { zeroIsLast, reward } = await rankingPolicy(tx);
  const ranked = rankMonth(live, { zeroIsLast });
  const streaks = nextStreaks(await streaksBefore(tx, month), ranked);
  const names = new Map(live.map(({ teamId, teamName }) => [teamId, teamName]));
  const standings = ranked.standings.map((each) =>
    Object.assign(new TeamStanding(), each, {
      team: names.get(each.teamId),
      adjustment: 0,
      streak: streakOf(streaks, each.teamId),
    }),
  );
  return Object.assign(new TeamRace(), race, {
    ranked: ranked.ranked,
    reopenable,
    standings: rewarded(standings, reward),
  });
}

/** A team that had not raced when the month was frozen, and for which money of the month came since: no fen of a month is nobody's. */
function late({ teamId, teamName, collected }: RacingTeam): TeamStanding {
  const unranked = { rank: null, first: false, last: false, exempt: true, streak: 0 };
  return Object.assign(new TeamStanding(), unranked, { teamId, team: teamName, collected: 0, adjustment: collected });
}

/** Standings by place, the first with their shares of the reward. */
function rewarded(standings: readonly TeamStanding[], reward: number | null): TeamStanding[] {
  const firsts = standings.filter(({ first }) => first).map(({ teamId }) => teamId);
  const shares = shareReward(reward, firsts);
  return standings
    .map((standing) => Object.assign(standing, { reward: shares.get(standing.teamId) ?? null }))
    .toSorted(byPlace);
}

async function current(tx: EntityManager, month: string): Promise<Frozen | undefined> {
  const [found]: Frozen[] = await tx.query(
    `SELECT id, version, ranked, frozen_at AS "frozenAt", (rules ->> 'reward')::bigint AS reward FROM mortgage_ranking_month WHERE month = $1 AND reopened_at IS NULL`,
    [firstDay(month)],
  );
  return found;
}

function byPlace(a: Pick<Standing, 'rank' | 'collected'>, b: Pick<Standing, 'rank' | 'collected'>): number {
  return (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.collected - a.collected;
}
