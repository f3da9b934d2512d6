import { useText } from '../../shell/text.ts';

/** When a step of the ladder comes: `7 days before`, `15 days after` it is due. */
export function useDunningStep(): (days: number) => string {
  const t = useText();
  return (days) => {
    if (days === 0) return t('mortgage.dunningOn');
    return days < 0 ? t('mortgage.dunningBefore', { count: -days }) : t('mortgage.dunningAfter', { count: days });
  };
}
