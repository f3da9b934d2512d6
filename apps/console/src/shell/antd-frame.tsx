import { theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd';
import { type ReactNode, use, useMemo } from 'react';
import { dark, fontFamily, light, mix, type Tokens } from '../ui/tokens.ts';
import { loadAntdLocale } from './antd-locale.ts';
import { useAppearance } from './appearance.tsx';
import { useLanguage } from './language-choice.ts';

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Around every page of a desk, and fetched with the first of them: antd in the console's colours and language. */
export default function AntdFrame({ children }: { children: ReactNode }): ReactNode {
  const { isDark } = useAppearance();
  const { language } = useLanguage();
  const locale = use(loadAntdLocale(language));
  const theme = useMemo(() => antdThemeOf(isDark ? dark : light, isDark), [isDark]);
  return (
    <ConfigProvider
      theme={theme}
      locale={locale}
      componentSize="middle"
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false, colon: false }}
    >
      {children}
    </ConfigProvider>
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
      // antd would wait for the ends of transitions that the style sheet takes away.
      motion: !stillness.matches,
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
