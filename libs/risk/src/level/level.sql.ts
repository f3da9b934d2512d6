/**
 * The level of a row by the limits beside it, as `levelOf` says it: an exact comparison of whole numbers. A test holds the two
 * together.
 * @param row alias of what has `margin` and `equity` in fen, at most 14 digits so that a product fits a bigint
 * @param limits alias of what has `watch`, `warn`, `call` and `force` in hundredths of a percent
 */
export function levelSql(row: string, limits: string): string {
  const from = (level: string): string => `${row}.margin * 10000 >= ${limits}.${level} * ${row}.equity`;
  return `CASE
    WHEN ${row}.margin = 0 THEN CASE WHEN ${row}.equity < 0 THEN 'negativeEquity' END
    WHEN ${row}.equity <= 0 OR ${from('force')} THEN 'force'
    WHEN ${from('call')} THEN 'call'
    WHEN ${from('warn')} THEN 'warn'
    WHEN ${from('watch')} THEN 'watch'
  END`;
}

/** A level of the four as a number that grows with it; NULL for none and for negative equity. */
export function rankSql(level: string): string {
  return `array_position(ARRAY['watch', 'warn', 'call', 'force'], ${level})`;
}
