import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';

/** One state on the way; `was` and `is` are drawn apart from what is still ahead. */
export interface LifecycleStep {
  readonly key: string;
  readonly label: string;
  readonly place: 'was' | 'is' | 'ahead';
  /** When it was reached, or falls due. */
  readonly note?: ReactNode;
}

/** Where a case stands on its way. */
export function Lifecycle({ steps }: { steps: readonly LifecycleStep[] }): ReactNode {
  const t = useText();
  return (
    <ol className="k-lifecycle" aria-label={t('ui.lifecycle')}>
      {steps.map(({ key, label, place, note }) => (
        <li key={key} data-place={place} aria-current={place === 'is' ? 'step' : undefined}>
          <span>{label}</span>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  );
}
