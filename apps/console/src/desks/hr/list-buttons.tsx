import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';

/** Moves an item of a list up or down, or takes it out. */
export function ListButtons({
  at,
  count,
  name,
  move,
  remove,
}: {
  at: number;
  count: number;
  /** What the item is called, for who hears the buttons. */
  name: string;
  move: (from: number, to: number) => void;
  remove: (at: number) => void;
}): ReactNode {
  const t = useText();
  return (
    <div className="k-actions">
      <Button size="small" disabled={at === 0} aria-label={`${t('hr.up')} ${name}`} onClick={() => move(at, at - 1)}>
        ↑
      </Button>
      <Button
        size="small"
        disabled={at === count - 1}
        aria-label={`${t('hr.down')} ${name}`}
        onClick={() => move(at, at + 1)}
      >
        ↓
      </Button>
      <Button size="small" aria-label={`${t('hr.takeOut')} ${name}`} onClick={() => remove(at)}>
        {t('hr.takeOut')}
      </Button>
    </div>
  );
}
