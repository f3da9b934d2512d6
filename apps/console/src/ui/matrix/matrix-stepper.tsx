import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { Count } from '../figures.tsx';
import { quantityOf } from './outbox-state.ts';
import { type MatrixStore, useCell } from './store.ts';

/** One more, one less in the cell that has the focus: for fingers. The field keeps the focus. */
export function MatrixStepper({
  store,
  cell,
  step,
}: {
  store: MatrixStore;
  cell: string;
  step: (by: 1 | -1) => void;
}): ReactNode {
  const t = useText();
  const quantity = quantityOf(useCell(store, cell));
  const button = (by: 1 | -1, label: string, sign: string) => (
    <button
      type="button"
      aria-label={label}
      disabled={by === -1 && quantity === 0}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => step(by)}
    >
      {sign}
    </button>
  );
  return (
    <div className="k-matrix-stepper">
      {button(-1, t('ui.matrix.less'), '−')}
      <Count value={quantity} />
      {button(1, t('ui.matrix.more'), '+')}
    </div>
  );
}
