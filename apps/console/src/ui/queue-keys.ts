import { type RefObject, useEffect } from 'react';
import { isTyping } from './typing.ts';

/** What the keys of a queue do. */
export interface QueueKeys {
  readonly move: (step: 1 | -1) => void;
  readonly open: () => void;
  readonly select: () => void;
}

/** j and k move, Enter opens, x selects: while the focus is not in a field, a button or a dialog. */
export function useQueueKeys(queue: RefObject<HTMLElement | null>, keys: QueueKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (document.querySelector('dialog[open], .ant-modal-wrap:not([style*="none"])')) return;
      // Elsewhere on the page a key belongs to whatever has the focus.
      if (target && target !== document.body && !queue.current?.contains(target) && target.id !== 'page') return;
      if (event.key === 'j') keys.move(1);
      else if (event.key === 'k') keys.move(-1);
      else if (event.key === 'x') keys.select();
      else if (event.key === 'Enter' && !target?.closest('a, button, [role="checkbox"]')) keys.open();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [queue, keys]);
}
