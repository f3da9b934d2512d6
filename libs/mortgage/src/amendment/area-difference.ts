/** What a measured area means beside the one that was agreed. */
export interface AreaDifference {
  /** Fen by the price of a square metre, rounded half away from nought; less than nought where the house is smaller. */
  readonly differenceFen: number;
  /** By more than 3 %: the buyer may rescind. */
  readonly beyond: boolean;
}

/** The difference of a measured area (S18); areas in hundredths of a square metre, both above nought. */
export function areaDifference(priceFen: number, contracted: number, measured: number): AreaDifference {
  const more = BigInt(measured) - BigInt(contracted);
  const size = more < 0n ? -more : more;
  const whole = BigInt(contracted);
  const fen = (2n * BigInt(priceFen) * size + whole) / (2n * whole);
  return { differenceFen: Number(more < 0n ? -fen : fen), beyond: size * 100n > whole * 3n };
}
