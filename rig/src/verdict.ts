import { readFileSync } from 'node:fs';
import type { AcceptedLine } from './faulty-gateway.ts';
import { type LedgerRow, traderOf } from './house.ts';

/** What the log of the gateway and the ledger say when they are laid side by side. */
export interface Verdict {
  /** Traders whom nothing reached and of whom the ledger does not say so: neither accepted anywhere nor parked. */
  readonly lost: number;
  /** Acceptances beyond the first of each trader, and ledger rows beyond the first. */
  readonly duplicated: number;
  readonly parked: number;
  /** Messages of which the ledger says that they were accepted, or that they never left, and the log says otherwise. */
  readonly untrue: number;
  readonly states: Readonly<Record<string, number>>;
}

/** Reads the log of a gateway. */
export function readLog(file: string): AcceptedLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AcceptedLine);
}

/** Compares. @param count how many traders there are, numbered from 1 */
export function judge(count: number, log: readonly AcceptedLine[], ledger: readonly LedgerRow[]): Verdict {
  const accepted = new Map<number, number>();
  for (const { to } of log) accepted.set(traderOf(to), (accepted.get(traderOf(to)) ?? 0) + 1);
  const rows = new Map<number, LedgerRow[]>();
  for (const row of ledger) rows.set(row.trader, [...(rows.get(row.trader) ?? []), row]);
  const states: Record<string, number> = {};
  for (const { state } of ledger) states[state] = (states[state] ?? 0) + 1;
  let lost = 0;
  let duplicated = 0;
  let untrue = 0;
  for (let trader = 1; trader <= count; trader++) {
    const times = accepted.get(trader) ?? 0;
    const [row, ...more] = rows.get(trader) ?? [];
    duplicated += Math.max(0, times - 1) + more.length;
    if (times === 0 && row?.state !== 'parked') lost++;
    const saysAccepted = row && ['accepted', 'delivered', 'undelivered'].includes(row.state);
    if (saysAccepted ? times === 0 : times > 0 && row?.state !== 'parked') untrue++;
  }
  return { lost, duplicated, parked: states.parked ?? 0, untrue, states };
}
