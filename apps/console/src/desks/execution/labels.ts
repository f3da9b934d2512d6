import type { ExecutionGroup } from '../../gql/execution/graphql.ts';
import { useText } from '../../shell/text.ts';
import { useMonthName } from '../../ui/month-name.ts';

/** A season by its code as people say it: 2009AW is 2009秋冬. */
export function useSeasonName(): (code: string) => string {
  const t = useText();
  return (code) => {
    const found = /^(\d{4})(SS|AW)$/.exec(code);
    return found ? t(`execution.season.${found[2] as 'SS' | 'AW'}`, { year: found[1] ?? '' }) : code;
  };
}

/** What a row of a grouping is called. */
export function useGroupLabel(by: ExecutionGroup): (label: string) => string {
  const season = useSeasonName();
  const month = useMonthName();
  if (by === 'SEASON') return season;
  return by === 'MONTH' ? month : (label) => label;
}
