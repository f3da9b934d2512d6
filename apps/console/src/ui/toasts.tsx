import { type ReactNode, useSyncExternalStore } from 'react';

interface Toast {
  readonly id: number;
  readonly text: string;
}

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(changed: readonly Toast[]): void {
  toasts = changed;
  for (const listener of listeners) listener();
}

/** Says what happened, in words already translated, for six seconds. Failures do not belong here: they stay on screen. */
export function sayDone(text: string): void {
  const toast = { id: next++, text };
  set([...toasts, toast]);
  setTimeout(() => set(toasts.filter((one) => one !== toast)), 6000);
}

/** Where sayDone speaks; stands once in the frame. */
export function Toasts(): ReactNode {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="k-toasts" role="status">
      {shown.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
