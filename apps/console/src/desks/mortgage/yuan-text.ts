import { useIntl } from 'react-intl';

/** Writes fen as yuan inside a sentence: `1,200,000.00`. */
export function useYuanText(): (fen: number) => string {
  const intl = useIntl();
  return (fen) => intl.formatNumber(fen / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
