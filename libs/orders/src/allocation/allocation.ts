/** How goods that do not suffice are shared out (F4): tiers, then pro rata within a tier; or whoever ordered first. */
export const allocationModes = ['TIERS', 'FIRST_COME'] as const;
export type AllocationMode = (typeof allocationModes)[number];

/** What one allocation goes by. */
export interface AllocationRules {
  readonly mode: AllocationMode;
  /** Goods leave in whole packs of so many pieces. */
  readonly packSize: number;
  /** A line gets this share of its demand or nothing, in basis points. */
  readonly minimumFillBp: number;
}

/** An open order line that waits for a SKU. */
export interface Demand {
  readonly id: string;
  /** 1 is served before 2. */
  readonly tier: number;
  /** Milliseconds since 1970; earlier wins a tie, then the smaller id. */
  readonly orderedAt: number;
  /** Pieces, more than nought. */
  readonly quantity: number;
}

/** Why a line got what it got. */
export const allocationReasons = ['FULL', 'SHARED', 'NOTHING_LEFT', 'BELOW_MINIMUM', 'NO_WHOLE_PACK'] as const;
export type AllocationReason = (typeof allocationReasons)[number];

/** What a line is given, and how that came about. */
export interface Share {
  readonly id: string;
  readonly given: number;
  readonly reason: AllocationReason;
}

interface Waiting extends Demand {
  /** Whole packs that it can take, and the fewest that are worth sending. */
  readonly packs: number;
  readonly least: number;
}

/**
 * Shares out a supply of one SKU among the lines that wait for it (F4). Deterministic: the order of the lines plays no part. Each
 * gets between nought and its demand; all that can be given is given, but for what packs and minimum fill leave over. Within the
 * first tier that cannot be served whole, each line first gets its minimum in the order of ordering, as far as that goes; the rest is
 * shared by largest remainder. Later tiers get nothing of what such a tier leaves over: a person decides about that.
 */
export function allocate(supply: number, demands: readonly Demand[], rules: AllocationRules): Share[] {
  const waiting = demands.map((demand) => inPacks(demand, rules));
  const packs = Math.floor(supply / rules.packSize);
  const given = rules.mode === 'FIRST_COME' ? firstCome(packs, waiting) : tiers(packs, waiting);
  return waiting.map((line) => {
    const got = given.get(line.id) ?? 0;
    return { id: line.id, given: got * rules.packSize, reason: reasonOf(line, got) };
  });
}

/** What demand and supply would have allowed, but packs or minimum fill did not. */
export function leftOver(supply: number, demands: readonly Demand[], shares: readonly Share[]): number {
  const demand = demands.reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.min(supply, demand) - shares.reduce((sum, { given }) => sum + given, 0);
}

function inPacks(demand: Demand, { packSize, minimumFillBp }: AllocationRules): Waiting {
  const packs = Math.floor(demand.quantity / packSize);
  const least = Math.ceil(Math.ceil((demand.quantity * minimumFillBp) / 10_000) / packSize);
  return least > packs ? { ...demand, packs: 0, least: 0 } : { ...demand, packs, least };
}

function reasonOf({ packs, least }: Waiting, got: number): AllocationReason {
  if (packs === 0) return 'NO_WHOLE_PACK';
  if (got === packs) return 'FULL';
  if (got > 0) return 'SHARED';
  return least > 0 ? 'BELOW_MINIMUM' : 'NOTHING_LEFT';
}

const byOrdering = (a: Waiting, b: Waiting): number => a.orderedAt - b.orderedAt || (a.id < b.id ? -1 : 1);

function firstCome(supply: number, waiting: readonly Waiting[]): Map<string, number> {
  const given = new Map<string, number>();
  let rest = supply;
  for (const { id, packs, least } of waiting.toSorted(byOrdering)) {
    const part = Math.min(packs, rest);
    rest -= part;
    given.set(id, part < least ? 0 : part);
  }
  return given;
}

function tiers(supply: number, waiting: readonly Waiting[]): Map<string, number> {
  const given = new Map<string, number>();
  let rest = supply;
  for (const tier of [...new Set(waiting.map((line) => line.tier))].toSorted((a, b) => a - b)) {
    const lines = waiting.filter((line) => line.tier === tier);
    const wanted = lines.reduce((sum, { packs }) => sum + packs, 0);
    if (wanted <= rest) for (const { id, packs } of lines) given.set(id, packs);
    else for (const [id, packs] of shared(rest, lines)) given.set(id, packs);
    rest = Math.max(rest - wanted, 0);
  }
  return given;
}

function shared(supply: number, lines: readonly Waiting[]): Map<string, number> {
  const served: Waiting[] = [];
  let minimum = 0;
  for (const line of lines.toSorted(byOrdering)) {
    if (minimum + line.least > supply) break;
    minimum += line.least;
    served.push(line);
  }
  const room = served.reduce((sum, { packs, least }) => sum + packs - least, 0);
  const rest = Math.min(supply - minimum, room);
  const quotas = served.map((line) => {
    const times = BigInt(rest) * BigInt(line.packs - line.least);
    const whole = room === 0 ? 0 : Number(times / BigInt(room));
    return { line, whole, remainder: room === 0 ? 0 : Number(times % BigInt(room)) };
  });
  let spare = rest - quotas.reduce((sum, { whole }) => sum + whole, 0);
  const given = new Map<string, number>();
  for (const { line, whole } of quotas.toSorted((a, b) => b.remainder - a.remainder || byOrdering(a.line, b.line))) {
    given.set(line.id, line.least + whole + (spare > 0 ? 1 : 0));
    spare--;
  }
  return given;
}
