import type { Settings } from '@kefu/platform/config';

/** What a row may use while it is measured. */
export interface Bench {
  /** Settings for a fresh database on this run's PostgreSQL, migrated, nothing in it. */
  database(): Promise<{ settings: Settings; environment: Record<string, string> }>;
  /** A folder of the run's own. */
  readonly folder: string;
  /** Share of the full size to run at, 1 unless BENCH_SCALE says less: for development only, and said in the table. */
  readonly scale: number;
}

/** One measured round of a row: figures in the row's unit, higher is better. */
export interface Measured {
  ours(): Promise<number>;
  baseline(): Promise<number>;
  close?(): Promise<void>;
}

/** A row of `npm run bench`: ours against a baseline, both in the same run. */
export interface Row {
  readonly name: string;
  /** Such as req/s or rows/s; higher is better. */
  readonly unit: string;
  /** The ratio ours ÷ baseline that we mean to reach. */
  readonly target: number;
  /** Rounds of each side; at least five. */
  readonly rounds?: number;
  prepare(bench: Bench): Promise<Measured>;
}

/** What is written of a row to `bench/results/latest.json`. */
export interface Result {
  readonly row: string;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  /** Median over the rounds of ours ÷ baseline of that round. */
  readonly ratio: number;
  readonly target: number;
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Measures a row: the sides take turns and swap who begins, so that neither profits from a warmer machine. */
export async function measure(row: Row, bench: Bench, announce: (line: string) => void): Promise<Result> {
  const measured = await row.prepare(bench);
  try {
    const ours: number[] = [];
    const baseline: number[] = [];
    for (let round = 0; round < Math.max(5, row.rounds ?? 5); round++) {
      const sides = [
        async () => ours.push(await measured.ours()),
        async () => baseline.push(await measured.baseline()),
      ];
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
      announce(`${row.name} round ${round + 1}: ${figure(ours.at(-1))} against ${figure(baseline.at(-1))} ${row.unit}`);
    }
    const ratio = median(ours.map((figure, round) => figure / (baseline[round] ?? Number.NaN)));
    return {
      row: row.name,
      ours: Math.round(median(ours)),
      baseline: Math.round(median(baseline)),
      unit: row.unit,
      ratio: Math.round(ratio * 1000) / 1000,
      target: row.target,
    };
  } finally {
    await measured.close?.();
  }
}

function figure(value: number | undefined): string {
  return Math.round(value ?? Number.NaN).toLocaleString('en');
}
