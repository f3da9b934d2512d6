import { Button, Modal } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useText } from '../../shell/text.ts';
import { Count, Instant } from '../figures.tsx';
import { PersonChip } from '../person-chip.tsx';
import type { MatrixOutbox } from './outbox.ts';

/** Cells of which two people entered different figures: both figures, who and when; the person chooses. */
export function ConflictList({
  outbox,
  open,
  close,
  nameOf,
}: {
  outbox: MatrixOutbox;
  open: boolean;
  close: () => void;
  /** What people call a cell. */
  nameOf: (cell: string) => string;
}): ReactNode {
  const t = useText();
  const cells = useSyncExternalStore(outbox.subscribe, () => outbox.cells);
  const clashes = [...cells].flatMap(([key, { theirs, wanted }]) =>
    theirs && wanted ? [{ key, theirs, wanted }] : [],
  );
  const settle = (keys: readonly string[], whose: 'mine' | 'theirs'): void => {
    for (const key of keys) outbox.settle(key, whose);
    if (keys.length === clashes.length) close();
  };
  const all = clashes.map(({ key }) => key);
  return (
    <Modal
      open={open && clashes.length > 0}
      title={t('ui.matrix.conflicts', { count: clashes.length })}
      onCancel={close}
      width={640}
      footer={
        clashes.length > 1 && (
          <>
            <Button onClick={() => settle(all, 'theirs')}>{t('ui.matrix.allTheirs')}</Button>
            <Button onClick={() => settle(all, 'mine')}>{t('ui.matrix.allMine')}</Button>
          </>
        )
      }
    >
      <p>{t('ui.matrix.choose')}</p>
      <ul className="k-matrix-clashes">
        {clashes.map(({ key, theirs, wanted }) => (
          <li key={key}>
            <b>{nameOf(key)}</b>
            <span className="k-quiet">
              {theirs.by && <PersonChip name={theirs.by} />} <Instant value={theirs.at} />
            </span>
            <span className="k-actions">
              <Button onClick={() => settle([key], 'theirs')}>
                {t('ui.matrix.theirs')} <Count value={theirs.quantity} />
              </Button>
              <Button onClick={() => settle([key], 'mine')}>
                {t('ui.matrix.mine')} <Count value={wanted.quantity} />
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
