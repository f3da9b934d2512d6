/** How near a trader is to a forced liquidation (T9), the mildest first; `negativeEquity` stands beside the others. */
export const riskLevels = ['watch', 'warn', 'call', 'force', 'negativeEquity'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** The levels that a ratio is compared with. */
export const ratioLevels = ['watch', 'warn', 'call', 'force'] as const;
export type RatioLevel = (typeof ratioLevels)[number];

/** From which ratio a level begins, in hundredths of a percent: 8000 is 80 %. */
export interface RiskLimits extends Readonly<Record<RatioLevel, number>> {
  /** By how much a ratio must fall below a level before it has left it. */
  readonly clears: number;
}

/** What the department begins with. */
export const defaultLimits: RiskLimits = { watch: 8_000, warn: 9_000, call: 10_000, force: 12_000, clears: 200 };

/** 100 %, in hundredths of a percent. */
const whole = 10_000n;

/** Margin in use and equity of a trader, in fen. */
export interface Standing {
  readonly margin: bigint;
  readonly equity: bigint;
}

/** Whether margin ÷ equity is at least so many hundredths of a percent; compared exactly, equity above zero. */
function reaches({ margin, equity }: Standing, limit: bigint): boolean {
  return margin * whole >= limit * equity;
}

/** The highest level that applies; null for none. Exact: 99.996 % is not 100 % (T9). */
export function levelOf(standing: Standing, limits: RiskLimits): RiskLevel | null {
  const { margin, equity } = standing;
  if (margin === 0n) return equity < 0n ? 'negativeEquity' : null;
  if (equity <= 0n) return 'force';
  return ratioLevels.findLast((level) => reaches(standing, BigInt(limits[level]))) ?? null;
}

/**
 * The level within a day after an earlier file of it: a level that was reached is left only when the ratio lies below it by
 * what it clears by (T9).
 * @param before the level under the earlier file
 */
export function levelAfter(before: RiskLevel | null, standing: Standing, limits: RiskLimits): RiskLevel | null {
  const now = levelOf(standing, limits);
  if (before === null || before === 'negativeEquity' || now === 'negativeEquity' || now === 'force') return now;
  if (standing.margin === 0n) return now;
  const held = ratioLevels.findLast(
    (level) =>
      ratioLevels.indexOf(level) <= ratioLevels.indexOf(before) &&
      reaches(standing, BigInt(limits[level] - limits.clears)),
  );
  if (held === undefined) return now;
  return now === null || ratioLevels.indexOf(held) > ratioLevels.indexOf(now) ? held : now;
}

/**
 * The ratio as people read it, in percent, cut off after two digits and never rounded up: 99.996 % is `99.99`. Equity that is
 * gone under margin in use is `∞`; without margin the ratio is `0.00`, and there is none where equity is below zero.
 */
export function ratioText({ margin, equity }: Standing): string | null {
  if (margin === 0n) return equity < 0n ? null : '0.00';
  if (equity <= 0n) return '∞';
  const hundredths = String((margin * whole) / equity).padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}

/**
 * What a trader must pay in so that the ratio comes down to a target: M ÷ T − E, rounded up to the fen; 0 where it is there
 * already (T9).
 * @param target in hundredths of a percent
 */
export function depositTo({ margin, equity }: Standing, target: number): bigint {
  const wanted = margin * whole;
  const limit = BigInt(target);
  const needed = (wanted + limit - 1n) / limit - equity;
  return needed > 0n ? needed : 0n;
}
