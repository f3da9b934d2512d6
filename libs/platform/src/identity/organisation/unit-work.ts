/** Work that keeps a unit from being closed. */
export interface UnitWork {
  /** What it is, as a subject is named: `task`, `trader`. The console has words for it. */
  readonly kind: string;
  /** Trusted SQL that counts what is open in the unit `$1`: one row, one column `count`. */
  readonly countSql: string;
}

const declared: UnitWork[] = [];

/** Declares what a room leaves open in a unit, so that the unit is not closed over it (X1). Counts of one kind add up. */
export function defineUnitWork(work: UnitWork): void {
  declared.push(work);
}

/** Every kind of work that was declared. */
export function allUnitWork(): readonly UnitWork[] {
  return declared;
}
