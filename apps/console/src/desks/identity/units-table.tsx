import type { ReactNode } from 'react';
import type { UnitRowFragment } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, None } from '../../ui/figures.tsx';
import { isClosed } from './organisation-part.ts';
import { PartState } from './part-state.tsx';
import { unitTree } from './unit-tree.ts';

/** The department, its branches and their teams. */
export function UnitsTable({
  units,
  actions,
}: {
  units: readonly UnitRowFragment[];
  /** What may be done with a unit; no column where nothing may. */
  actions?: ((unit: UnitRowFragment) => ReactNode) | undefined;
}): ReactNode {
  const t = useText();
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('identity.unit.name')}</th>
          <th>{t('identity.unit.kind')}</th>
          <th>{t('identity.unit.parent')}</th>
          <th className="k-number">{t('identity.unit.people')}</th>
          {actions && <th>{t('identity.do')}</th>}
        </tr>
      </thead>
      <tbody>
        {unitTree(units).map(({ unit, depth }) => (
          <tr key={unit.id} className={isClosed(unit) ? 'k-quiet' : ''}>
            <td style={{ paddingInlineStart: 10 + depth * 18 }}>
              {unit.name}
              <PartState closedOn={unit.closedOn} formerNames={unit.formerNames} />
            </td>
            <td>{t(`identity.unitKind.${unitKind(unit.kind)}`)}</td>
            <td>{(unit.parentId && nameOf.get(unit.parentId)) || <None />}</td>
            <td className="k-number">
              <Count value={unit.people} />
            </td>
            {actions && <td className="k-line">{actions(unit)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function unitKind(kind: string): 'department' | 'branch' | 'team' {
  return kind === 'branch' || kind === 'team' ? kind : 'department';
}
