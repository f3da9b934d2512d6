import type { Step } from './layout.ts';

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
  PageUp: 'groupUp',
  PageDown: 'groupDown',
};
/** Within what is being edited these move the caret. */
const ofCaret = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Where a key leads from a cell. */
export function stepOf({ key, shiftKey }: { key: string; shiftKey: boolean }, editing: boolean): Step | undefined {
  if (key === 'Tab') return shiftKey ? 'before' : 'next';
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  return editing && ofCaret.has(key) ? undefined : steps[key];
}

/** Whether a key draws the block on instead of moving away from it. */
export function extendsBlock({ key, shiftKey }: { key: string; shiftKey: boolean }): boolean {
  return shiftKey && key.startsWith('Arrow');
}
