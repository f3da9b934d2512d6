/**
 * The level of a row by the limits beside it, as `levelOf` says it: an exact comparison of whole numbers. A test holds the two
 * together.
 * @param row alias of what has `margin` and `equity` in fen, at most 14 digits
 * @param limits alias of what has `watch`, `warn`, `call` and `force` in hundredths of a percent, at most 50,000: a product fits a
 *   bigint
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

/**
 * The level that a row holds from earlier in the day: the highest not above the one before that its ratio lies within what a
 * level clears by of. NULL where there is none to hold.
 * @param before the level under the earlier file
 */
export function heldLevelSql(row: string, limits: string, before: string): string {
  const held = ['force', 'call', 'warn', 'watch'].map(
    (level) => `WHEN ${rankSql(before)} >= ${rankSql(`'${level}'`)}
      AND ${row}.margin * 10000 >= (${limits}.${level} - ${limits}.clears) * ${row}.equity THEN '${level}'`,
  );
  return `CASE WHEN ${row}.margin = 0 OR ${row}.equity <= 0 THEN NULL ${held.join(' ')} END`;
}
