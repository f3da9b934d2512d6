import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { dark, light } from '../ui/tokens.ts';

/** What the person chose; `system` follows the machine. */
export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

// public/appearance.js reads the same key before the first paint.
const key = 'kefu.appearance';

interface Chosen {
  readonly appearance: Appearance;
  /** What it comes to now. */
  readonly isDark: boolean;
  readonly choose: (appearance: Appearance) => void;
}

const AppearanceContext = createContext<Chosen>({
  appearance: 'system',
  isDark: false,
  choose: () => {},
});

/** The chosen appearance, and how to choose another. */
export function useAppearance(): Chosen {
  return useContext(AppearanceContext);
}

const machineDark = matchMedia('(prefers-color-scheme: dark)');

function useMachineDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      machineDark.addEventListener('change', changed);
      return () => machineDark.removeEventListener('change', changed);
    },
    () => machineDark.matches,
  );
}

/** Dresses everything below by CSS variables; antd-frame.tsx dresses antd from the same tokens. */
export function Appearances({ children }: { children: ReactNode }): ReactNode {
  const [appearance, setAppearance] = useState<Appearance>(
    () => appearances.find((known) => known === localStorage.getItem(key)) ?? 'system',
  );
  const machine = useMachineDark();
  const isDark = appearance === 'dark' || (appearance === 'system' && machine);
  const tokens = isDark ? dark : light;

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.appearance = isDark ? 'dark' : 'light';
    for (const [name, value] of Object.entries(tokens)) root.style.setProperty(`--k-${name}`, value);
  }, [isDark, tokens]);

  const chosen = useMemo(
    () => ({
      appearance,
      isDark,
      choose: (next: Appearance) => {
        localStorage.setItem(key, next);
        setAppearance(next);
      },
    }),
    [appearance, isDark],
  );
  return <AppearanceContext value={chosen}>{children}</AppearanceContext>;
}
