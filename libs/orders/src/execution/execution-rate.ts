/** What became of ordered lines, in fen at contract price: the parts add up to what was ordered (F6). */
export interface ExecutionAmounts {
  readonly ordered: bigint;
  /** In the window, less what came back, at most what was ordered. */
  readonly delivered: bigint;
  /** Other goods in its place, to which the franchisee agreed (F10). */
  readonly substituted: bigint;
}

/**
 * The strict execution rate (F6): delivered ÷ ordered. Figures of several customers or months are added before they are divided; an
 * average of rates would give a small customer a large one's weight.
 * @returns percent with two decimals, half up, such as `90.03`; nothing where nothing was ordered
 */
export function executionRate({ ordered, delivered }: ExecutionAmounts): string | null {
  return percent(delivered, ordered);
}

/** The second rate (F10): what was replaced by other goods counts as delivered. */
export function rateWithSubstitutes({ ordered, delivered, substituted }: ExecutionAmounts): string | null {
  return percent(delivered + substituted, ordered);
}

/** Whether a rate is below a threshold in basis points: exact, whatever is shown. */
export function isBelow(delivered: bigint, ordered: bigint, thresholdBp: number): boolean {
  return ordered > 0n && delivered * 10_000n < ordered * BigInt(thresholdBp);
}

function percent(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const hundredths = (part * 20_000n + whole) / (whole * 2n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
