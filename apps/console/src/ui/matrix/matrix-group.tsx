import { memo, type ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { Count } from '../figures.tsx';
import type { Block, MatrixGroup } from './layout.ts';
import { type CellWays, MatrixCell } from './matrix-cell.tsx';
import { type MatrixStore, useSum } from './store.ts';

/** Heights in pixels, as matrix.css has them: a group out of sight keeps its room without being drawn. */
const heights = { frame: 18, heading: 84, columns: 32, row: 44, sums: 36 };

/** The room that a group takes. */
export function heightOf({ rows }: MatrixGroup): number {
  return heights.frame + heights.heading + heights.columns + heights.sums + rows.length * heights.row;
}

/** One group: its heading, its rows and columns, and their sums. */
export const MatrixGroupTable = memo(function MatrixGroupTable({
  group,
  firstLine,
  tabbable,
  block,
  heading,
  ways,
}: {
  group: MatrixGroup;
  /** Of its rows among all rows. */
  firstLine: number;
  /** The cell that Tab leads to, where it is one of these. */
  tabbable: string | undefined;
  /** The chosen block, where it reaches into these. */
  block: Block | undefined;
  heading: ReactNode;
  ways: CellWays;
}): ReactNode {
  const t = useText();
  const { columns, rows, label } = group;
  return (
    <>
      <div className="k-matrix-heading">{heading}</div>
      <div className="k-scroll">
        <table role="grid" aria-label={label} aria-multiselectable className="k-matrix-table">
          <thead>
            <tr>
              <th scope="col">{group.rowsAre}</th>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col" className="k-number">
                {t('ui.matrix.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {columns.map((column, across) => {
                  const id = row.cells[across];
                  return id === undefined ? (
                    <td key={column.key} className="k-matrix-gap">
                      <span className="k-unseen">{t('ui.none')}</span>
                    </td>
                  ) : (
                    <MatrixCell
                      key={column.key}
                      id={id}
                      label={`${label} ${row.label} ${column.label}`}
                      tabbable={tabbable === id}
                      selected={isWithin(block, firstLine + at, across)}
                      {...ways}
                    />
                  );
                })}
                <Sum store={ways.store} cells={row.cells} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('ui.matrix.sum')}</th>
              {columns.map(({ key }, across) => (
                <Sum key={key} store={ways.store} cells={rows.map(({ cells }) => cells[across])} />
              ))}
              <Sum store={ways.store} cells={rows.flatMap(({ cells }) => cells)} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
});

function Sum({ store, cells }: { store: MatrixStore; cells: readonly (string | undefined)[] }): ReactNode {
  const sum = useSum(store, cells);
  return (
    <td className="k-matrix-sum">
      <Count value={sum} />
    </td>
  );
}

function isWithin(block: Block | undefined, line: number, column: number): boolean {
  if (!block) return false;
  const { from, to } = block;
  return between(line, from.line, to.line) && between(column, from.column, to.column);
}

function between(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
