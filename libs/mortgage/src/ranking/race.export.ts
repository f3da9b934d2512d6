import { businessDateAt } from '@kefu/office/calendar';
import { column, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { IsOptional, Matches } from 'class-validator';
import { readRace } from './race-reading.ts';
import type { TeamStanding } from './ranking.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '各組回款排名', 'zh-Hans': '各组回款排名', en: 'Race of the teams' },
  month: { 'zh-Hant': '月份', 'zh-Hans': '月份', en: 'Month' },
  rank: { 'zh-Hant': '名次', 'zh-Hans': '名次', en: 'Place' },
  team: { 'zh-Hant': '組', 'zh-Hans': '组', en: 'Team' },
  collected: { 'zh-Hant': '回款', 'zh-Hans': '回款', en: 'Collected' },
  adjustment: { 'zh-Hant': '結算後調整', 'zh-Hans': '结算后调整', en: 'Since frozen' },
  waiting: { 'zh-Hant': '連續紀錄待決定', 'zh-Hans': '连续记录待决定', en: 'Streak to be decided' },
  streak: { 'zh-Hant': '連續最後', 'zh-Hans': '连续最后', en: 'Last in a row' },
  mark: { 'zh-Hant': '結果', 'zh-Hans': '结果', en: 'Outcome' },
  first: { 'zh-Hant': '第一', 'zh-Hans': '第一', en: 'First' },
  last: { 'zh-Hant': '最後', 'zh-Hans': '最后', en: 'Last' },
  exempt: { 'zh-Hant': '不計', 'zh-Hans': '不计', en: 'Left out' },
});

/** Which month's race. */
class RaceFilter {
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: string;
}

interface Row extends TeamStanding {
  readonly month: string;
}
const monthOf = (filter: Readonly<Record<string, unknown>>): string =>
  readFilter(RaceFilter, filter).month ?? businessDateAt(new Date()).slice(0, 7);
const outcomes = ['first', 'last', 'exempt'] as const;

/** The race of a month as a file (S24, X6); its filter is what `mortgageTeamRace` takes. */
export const raceExport = defineExport<Row>({
  name: 'mortgage-race',
  title: words.title,
  part: monthOf,
  permission: 'mortgageRanking.read',
  columns: [
    column(words.month, (row) => row.month, 12),
    column(words.rank, (row) => row.rank, 12, 'number'),
    column(words.team, (row) => row.team, 12),
    column(words.collected, (row) => row.collected, 12, 'money'),
    column(words.adjustment, (row) => row.adjustment, 12, 'money'),
    column(words.streak, (row) => row.streak, 12, 'number'),
    column(words.mark, (row, language) =>
      outcomes
        .filter((outcome) => row[outcome])
        .map((outcome) => words[outcome][language])
        .concat(row.streak === null ? [words.waiting[language]] : [])
        .join(' / '),
    ),
  ],
  async *rows({ database, filter }) {
    const month = monthOf(filter);
    const { standings } = await database.transaction((tx) => readRace(tx, month));
    yield* standings.map((standing) => Object.assign(standing, { month }));
  },
});
