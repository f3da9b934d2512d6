import type { HomeOrdinal } from '../contract/mortgage-contract.entity.ts';

/** From where on a rate of deed tax applies, to whom. */
export interface DeedTaxBand {
  readonly home: HomeOrdinal | 'any';
  /** Hundredths of a square metre up to and including which it applies; null for any area. */
  readonly upTo: number | null;
  /** Thousandths of the base. */
  readonly permille: number;
}

/** What is due on a contract by the rules of a city from a day on; bands in the order in which they are tried. */
export interface FeeRates {
  /** Thousandths of the price without tax that the price holds as VAT. */
  readonly vatPermille: number;
  readonly deedTax: readonly DeedTaxBand[];
  /** Fen for each square metre. */
  readonly fundPerSquareMetre: number;
  readonly registrationHousing: number;
  readonly registrationOther: number;
}

/** What a contract says that fees go by. */
export interface FeeBasis {
  /** Fen. */
  readonly price: number;
  /** Hundredths of a square metre. */
  readonly area: number;
  readonly home: HomeOrdinal;
  readonly housing: boolean;
}

/** What is due, in fen. */
export interface AssessedFees {
  readonly deedTaxBase: number;
  readonly deedTaxPermille: number;
  readonly deedTax: number;
  readonly maintenanceFund: number;
  readonly registration: number;
}

/** A quotient of whole numbers, rounded half up; both are positive. */
function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/**
 * Fees of a contract (S18): deed tax on the price without VAT, the base rounded half up to the fen before the rate and the tax after
 * it; the maintenance fund by area; the registration fee by use.
 * @throws RangeError when no band fits: a rule without a last one for any home
 */
export function assessFees({ price, area, home, housing }: FeeBasis, rates: FeeRates): AssessedFees {
  const band = rates.deedTax.find(
    (each) => (each.home === 'any' || each.home === home) && (each.upTo === null || area <= each.upTo),
  );
  if (!band) throw new RangeError('No rate of deed tax fits');
  const base = roundHalfUp(BigInt(price) * 1000n, 1000n + BigInt(rates.vatPermille));
  return {
    deedTaxBase: Number(base),
    deedTaxPermille: band.permille,
    deedTax: Number(roundHalfUp(base * BigInt(band.permille), 1000n)),
    maintenanceFund: Number(roundHalfUp(BigInt(area) * BigInt(rates.fundPerSquareMetre), 100n)),
    registration: housing ? rates.registrationHousing : rates.registrationOther,
  };
}

/** The rates with which an installation begins. */
export const firstRates: FeeRates = {
  vatPermille: 90,
  deedTax: [
    { home: 'first', upTo: 14_000, permille: 10 },
    { home: 'first', upTo: null, permille: 15 },
    { home: 'second', upTo: 14_000, permille: 10 },
    { home: 'second', upTo: null, permille: 20 },
    { home: 'any', upTo: null, permille: 30 },
  ],
  fundPerSquareMetre: 6500,
  registrationHousing: 8000,
  registrationOther: 55_000,
};
