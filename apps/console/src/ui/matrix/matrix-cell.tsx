import { memo, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useOpenText, useText } from '../../shell/text.ts';
import { type Cell, quantityOf } from './outbox-state.ts';
import { type MatrixStore, useCell } from './store.ts';

/** What the cells of a matrix share. */
export interface CellWays {
  readonly store: MatrixStore;
  readonly readOnly: boolean;
  /** Whether the focused cell is being edited: its arrows are the caret's. */
  readonly editing: RefObject<boolean>;
  readonly enter: (cell: string, typed: string) => void;
  readonly focused: (cell: string) => void;
}

/** One cell: typing replaces what stands there, F2 or a double click edits it; leaving it enters it, Escape takes it back. */
export const MatrixCell = memo(function MatrixCell({
  id,
  label,
  tabbable,
  selected,
  store,
  readOnly,
  editing,
  enter,
  focused,
}: CellWays & { id: string; label: string; tabbable: boolean; selected: boolean }): ReactNode {
  const cell = useCell(store, id);
  const [typing, setTyping] = useState<string>();
  const told = useId();
  const standing = textOf(cell);
  const commit = (): void => {
    if (typing === undefined) return;
    setTyping(undefined);
    if (typing !== standing) enter(id, typing);
  };
  // The page may be left while somebody types.
  const leave = useRef(commit);
  useEffect(() => {
    leave.current = commit;
  });
  useEffect(() => () => leave.current(), []);
  const mark = typing === undefined ? markOf(cell) : undefined;
  return (
    <td
      className="k-matrix-cell"
      aria-selected={selected}
      data-mark={mark}
      data-wanted={cell?.wanted !== undefined || undefined}
    >
      <input
        data-cell={id}
        aria-label={label}
        aria-invalid={mark === 'unread' || undefined}
        {...(mark && { 'aria-describedby': told })}
        tabIndex={tabbable ? 0 : -1}
        inputMode="numeric"
        autoComplete="off"
        readOnly={readOnly}
        value={typing ?? standing}
        onChange={({ target }) => setTyping(target.value)}
        onFocus={({ currentTarget }) => {
          focused(id);
          currentTarget.select();
        }}
        onClick={({ currentTarget }) => !editing.current && typing === undefined && currentTarget.select()}
        onPaste={() => !editing.current && setTyping(undefined)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (typing === undefined) return;
          const back = event.key === 'Escape';
          if (back) setTyping(undefined);
          // While something is typed, undoing is the browser's own.
          if (back || (event.key === 'z' && (event.ctrlKey || event.metaKey))) event.stopPropagation();
        }}
      />
      {mark && <Told id={told} cell={cell} />}
    </td>
  );
});

function textOf(cell: Cell | undefined): string {
  return cell?.unread?.typed ?? (quantityOf(cell) || '').toString();
}

function markOf(cell: Cell | undefined): 'unread' | 'conflict' | undefined {
  if (cell?.unread) return 'unread';
  return cell?.theirs && 'conflict';
}

/** What is the matter with a cell, at the cell. */
function Told({ id, cell }: { id: string; cell: Cell | undefined }): ReactNode {
  const t = useText();
  const open = useOpenText();
  return (
    <span id={id} className="k-matrix-told">
      {cell?.unread
        ? open('ui.matrix.problem', cell.unread.problem)
        : t('ui.matrix.conflictAt', { theirs: cell?.theirs?.quantity ?? 0, who: cell?.theirs?.by ?? '' })}
    </span>
  );
}
