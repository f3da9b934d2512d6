import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../../shell/text.ts';
import { placeBlock, readBlock, writeBlock } from './clipboard.ts';
import { Entering, type Entry } from './entering.ts';
import { extendsBlock, stepOf } from './keys.ts';
import { type Block, Lines, type MatrixGroup, type Place } from './layout.ts';
import type { CellWays } from './matrix-cell.tsx';
import { heightOf, MatrixGroupTable } from './matrix-group.tsx';
import { MatrixStepper } from './matrix-stepper.tsx';
import { Near } from './near.tsx';
import { quantityOf } from './outbox-state.ts';
import type { MatrixStore } from './store.ts';
import './matrix.css';

/**
 * Quantities by row and column, group by group: a style's colours and sizes, a count, a roster. Arrow keys, Tab and Enter move,
 * typing replaces, F2 edits, sums are worked out, blocks go to and from a spreadsheet, Ctrl-Z takes the last entry back.
 * What is far from the window is not drawn.
 */
export function Matrix({
  label,
  groups,
  store,
  readOnly = false,
  renderHeading,
  foot,
}: {
  /** What it holds, for who hears it. */
  label: string;
  groups: readonly MatrixGroup[];
  store: MatrixStore;
  readOnly?: boolean;
  /** What stands over a group. */
  renderHeading: (group: MatrixGroup) => ReactNode;
  /** What stays in sight below: totals, what is to be done next. */
  foot: ReactNode;
}): ReactNode {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const way = useRef<HTMLDivElement>(null);
  const editing = useRef(false);
  const [block, setBlock] = useState<Block>();
  const [told, setTold] = useState('');
  const lines = useMemo(() => new Lines(groups), [groups]);
  const entering = useMemo(() => new Entering(store), [store]);
  const active = block && lines.at(block.to);
  const tabbable =
    active ?? lines.within({ from: { line: 0, column: 0 }, to: { line: 0, column: 99 } })[0]?.find(Boolean);

  const enterAll = (entries: readonly Entry[]): number => (readOnly ? 0 : entering.enter(entries));
  const focus = (cell: string | undefined): void => {
    if (cell) box.current?.querySelector<HTMLInputElement>(`[data-cell="${cell}"]`)?.focus();
  };
  const goTo = (to: Place, extend = false): void => {
    // Its group must stand before a cell far away can take the focus.
    flushSync(() => setBlock((before) => ({ from: extend && before ? before.from : to, to })));
    focus(lines.at(to));
  };
  useEffect(() => {
    // A tab that is closed does not blur its field first.
    const leave = (): void => {
      if (document.activeElement instanceof HTMLInputElement && box.current?.contains(document.activeElement))
        document.activeElement.blur();
    };
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);

  const ways = useMemo<CellWays>(
    () => ({
      store,
      readOnly,
      editing,
      enter: (cell, typed) => {
        setTold('');
        entering.enter([{ cell, typed }]);
      },
      focused: (cell) => {
        editing.current = false;
        const place = lines.placeOf(cell);
        if (place) setBlock((before) => (before && lines.at(before.to) === cell ? before : { from: place, to: place }));
      },
    }),
    [store, readOnly, entering, lines],
  );

  const chosen = (): (string | undefined)[][] => (block ? lines.within(block) : []);
  const edit = (): void => {
    editing.current = true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const place = placeOf(event.target, lines);
    if (!place || event.nativeEvent.isComposing) return;
    const several = chosen()
      .flat()
      .filter((cell) => cell !== undefined);
    const handled = (): void => event.preventDefault();
    if (event.key === 'F2') {
      edit();
      const input = event.target as HTMLInputElement;
      input.setSelectionRange(input.value.length, input.value.length);
      return handled();
    }
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      const cell = readOnly ? undefined : entering.undo();
      const back = cell && lines.placeOf(cell);
      if (back) goTo(back);
      return handled();
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && !editing.current && several.length > 1) {
      enterAll(several.map((cell) => ({ cell, typed: '' })));
      return handled();
    }
    // The way out for who cannot leave by Tab before the last cell.
    if (event.key === 'Escape') return way.current?.focus();
    const step = stepOf(event, editing.current);
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = lines.step(place, step);
    if (next) goTo(next, extendsBlock(event));
    else if (event.key === 'Tab') return;
    else if (event.target instanceof HTMLInputElement) {
      event.target.blur();
      event.target.focus();
    }
    handled();
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    const place = placeOf(event.target, lines);
    const pasted = readBlock(event.clipboardData.getData('text/plain'));
    if (!place || readOnly || (editing.current && pasted.flat().length === 1)) return;
    event.preventDefault();
    const { entries, misfits } = placeBlock(pasted, place, lines);
    const unread = enterAll(entries);
    setTold(
      t('ui.matrix.pasted', {
        count: entries.length - unread,
        unread,
        misfits: misfits.length,
        which: misfits.slice(0, 5).join(t('ui.comma')),
      }),
    );
  };
  const onCopy = (event: ClipboardEvent<HTMLElement>): void => {
    if (editing.current || !placeOf(event.target, lines)) return;
    event.preventDefault();
    const rows = chosen().map((cells) => cells.map((cell) => cell && quantityOf(store.cell(cell))));
    event.clipboardData.setData('text/plain', writeBlock(rows.map((cells) => cells.map((one) => one || undefined))));
  };
  const step = (by: 1 | -1): void => {
    const field = document.activeElement;
    if (!active) return;
    // What is being typed counts first.
    if (field instanceof HTMLInputElement) field.blur();
    enterAll([{ cell: active, typed: String(Math.max(0, quantityOf(store.cell(active)) + by)) }]);
    focus(active);
  };
  return (
    <div className="k-matrix">
      <div
        ref={box}
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        onDoubleClick={edit}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        {groups.map((group, at) => {
          const firstLine = lines.startOf(at);
          const has = (line: number): boolean => line >= firstLine && line < firstLine + group.rows.length;
          const reached = block && group.rows.some((_, i) => touches(block, firstLine + i));
          return (
            <Near
              key={group.key}
              label={group.label}
              height={heightOf(group)}
              always={block !== undefined && has(block.to.line)}
            >
              {() => (
                <MatrixGroupTable
                  group={group}
                  firstLine={firstLine}
                  tabbable={group.rows.some(({ cells }) => cells.includes(tabbable)) ? tabbable : undefined}
                  block={reached ? block : undefined}
                  heading={renderHeading(group)}
                  ways={ways}
                />
              )}
            </Near>
          );
        })}
      </div>
      <div className="k-matrix-foot" ref={way} tabIndex={-1}>
        <p role="status" className="k-matrix-said">
          {told}
        </p>
        {!readOnly && active && <MatrixStepper store={store} cell={active} step={step} />}
        {foot}
      </div>
    </div>
  );
}

function placeOf(target: EventTarget, lines: Lines): Place | undefined {
  return target instanceof HTMLElement ? lines.placeOf(target.dataset.cell ?? '') : undefined;
}

function touches({ from, to }: Block, line: number): boolean {
  return line >= Math.min(from.line, to.line) && line <= Math.max(from.line, to.line);
}
