import type { ExecutionGroup } from '../../gql/execution/graphql.ts';
import { useMonthName } from '../../ui/month-name.ts';
import { useSeasonName } from '../orders/season-name.tsx';

/** What a row of a grouping is called. */
export function useGroupLabel(by: ExecutionGroup): (label: string) => string {
  const season = useSeasonName();
  const month = useMonthName();
  if (by === 'SEASON') return season;
  return by === 'MONTH' ? month : (label) => label;
}
