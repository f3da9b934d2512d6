import { useCallback, useEffect, useState } from 'react';
import { isTyping } from '../ui/typing.ts';

/** Opens the palette by ⌘K, Ctrl-K or `/`. */
export function usePalette(): { isOpen: boolean; open: () => void; close: () => void } {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const byChord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      const bySlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (!byChord && !bySlash) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return { isOpen, open, close };
}
