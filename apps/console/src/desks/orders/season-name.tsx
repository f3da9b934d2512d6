import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';

/** A season by its code as people say it: 2009AW is 2009秋冬. */
export function useSeasonName(): (code: string) => string {
  const t = useText();
  return (code) => {
    const found = /^(\d{4})(SS|AW)$/.exec(code);
    return found ? t(`orders.season.${found[2] as 'SS' | 'AW'}`, { year: found[1] ?? '' }) : code;
  };
}

/** As {@link useSeasonName}, as an element. */
export function SeasonName({ code }: { code: string }): ReactNode {
  return useSeasonName()(code);
}
