const units: Readonly<Record<string, bigint>> = {
  '': 1n,
  千: 1_000n,
  万: 10_000n,
  萬: 10_000n,
  亿: 100_000_000n,
  億: 100_000_000n,
};
const written = /^[¥]?(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?([千万萬亿億]?)(?:元|圆|圓)?(?:整)?$/u;

/**
 * An amount as people type it, in fen (S14): `1,234.56`, `１２０萬`, `120万元`, `1.2亿`. A form echoes it in yuan before it is taken.
 * @returns undefined for what is no amount, has thousands in odd places, parts of a fen, or is beyond 2^53
 */
export function readAmount(text: string): number | undefined {
  const match = written.exec(text.normalize('NFKC').replace(/\s+/gu, ''));
  if (!match) return undefined;
  const [, sign, whole = '', part = '', unit = ''] = match;
  const scaled = BigInt(whole.replaceAll(',', '') + part) * 100n * (units[unit] ?? 1n);
  const divisor = 10n ** BigInt(part.length);
  if (scaled % divisor !== 0n) return undefined;
  const fen = Number(scaled / divisor);
  return Number.isSafeInteger(fen) ? (sign && fen !== 0 ? -fen : fen) : undefined;
}
