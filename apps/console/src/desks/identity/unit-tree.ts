/** What places a unit in the organisation. */
interface Placed {
  readonly id: string;
  readonly parentId?: string | null;
}

/** Units as the organisation has them: each after the one it belongs to, and how deep it lies. The order among siblings stays. */
export function unitTree<Unit extends Placed>(
  units: readonly Unit[],
): { readonly unit: Unit; readonly depth: number }[] {
  // A unit whose parent is not shown, such as a closed one, stands at the top.
  const under = new Map<string, Unit[]>([['', []], ...units.map(({ id }) => [id, []] as [string, Unit[]])]);
  for (const unit of units) (under.get(unit.parentId ?? '') ?? under.get(''))?.push(unit);
  const from = (parent: string, depth: number): { unit: Unit; depth: number }[] =>
    (under.get(parent) ?? []).flatMap((unit) => [{ unit, depth }, ...from(unit.id, depth + 1)]);
  return from('', 0);
}
