import { theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd';
import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { dark, fontFamily, light, mix, type Tokens } from '../ui/tokens.ts';
import type { Words } from './language.ts';

/** What the person chose; `system` follows the machine. */
export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

// public/appearance.js reads the same key before the first paint.
const key = 'kefu.appearance';

interface Chosen {
  readonly appearance: Appearance;
  readonly choose: (appearance: Appearance) => void;
}

const AppearanceContext = createContext<Chosen>({ appearance: 'system', choose: () => {} });

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

/** Dresses everything below: antd and the console's own CSS from one set of tokens. */
export function Appearances({ words, children }: { words: Words; children: ReactNode }): ReactNode {
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

  const theme = useMemo(() => antdThemeOf(tokens, isDark), [tokens, isDark]);
  const chosen = useMemo(
    () => ({
      appearance,
      choose: (next: Appearance) => {
        localStorage.setItem(key, next);
        setAppearance(next);
      },
    }),
    [appearance],
  );
  return (
    <AppearanceContext value={chosen}>
      <ConfigProvider
        theme={theme}
        locale={words.antd}
        componentSize="middle"
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </AppearanceContext>
  );
}

function antdThemeOf(tokens: Tokens, isDark: boolean): ThemeConfig {
  return {
    // antd's compact algorithm would take the type down to 12 px; density comes from the sizes below instead.
    algorithm: isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontSize: 14,
      fontFamily,
      borderRadius: 5,
      colorPrimary: tokens.accent,
      colorLink: tokens.accent,
      colorLinkHover: tokens.accent,
      colorLinkActive: tokens.accent,
      colorInfo: tokens.waiting,
      colorSuccess: tokens.good,
      colorWarning: tokens.warning,
      colorError: tokens.bad,
      // antd's own tints of dark seeds turn muddy.
      ...tints(tokens),
      colorText: tokens.text,
      colorTextSecondary: tokens.quiet,
      colorTextTertiary: tokens.quiet,
      colorTextDescription: tokens.quiet,
      colorTextPlaceholder: tokens.quiet,
      colorBorder: tokens.line,
      colorBorderSecondary: tokens.line,
      colorBgLayout: tokens.ground,
      colorBgContainer: tokens.surface,
      colorBgElevated: tokens.surface,
      controlHeight: 30,
      padding: 12,
      paddingLG: 16,
      margin: 12,
      marginLG: 16,
      motionDurationSlow: '0.12s',
      motionDurationMid: '0.1s',
      motionDurationFast: '0.06s',
    },
    components: {
      Table: {
        headerBg: tokens.rail,
        cellPaddingBlock: 6,
        cellPaddingInline: 10,
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 10,
      },
      Button: { primaryColor: isDark ? tokens.ground : tokens.surface, primaryShadow: 'none' },
    },
  };
}

function tints(tokens: Tokens): ThemeConfig['token'] {
  const { surface } = tokens;
  return {
    colorPrimaryBg: mix(tokens.accent, surface, 0.1),
    colorInfoBg: mix(tokens.waiting, surface, 0.08),
    colorInfoBorder: mix(tokens.waiting, surface, 0.45),
    colorSuccessBg: mix(tokens.good, surface, 0.08),
    colorSuccessBorder: mix(tokens.good, surface, 0.45),
    colorWarningBg: mix(tokens.warning, surface, 0.08),
    colorWarningBorder: mix(tokens.warning, surface, 0.45),
    colorErrorBg: mix(tokens.bad, surface, 0.08),
    colorErrorBorder: mix(tokens.bad, surface, 0.45),
  };
}
