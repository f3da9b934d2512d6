import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Appearance, appearances, useAppearance } from './appearance.tsx';
import { MachineIcon, MoonIcon, SearchIcon, SunIcon } from './icons.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Palette } from './palette.tsx';
import { usePalette } from './palette-state.ts';
import { PersonMenu } from './person-menu.tsx';
import { useSession } from './session.tsx';
import { Slot } from './slot.tsx';
import { useText } from './text.ts';

// Each asks the server of its own; neither holds up the shell, nor breaks it.
const loadToday = (): Promise<typeof import('./today-chip.tsx')> => import('./today-chip.tsx');
const loadAlarms = (): Promise<typeof import('./alarms-bell.tsx')> => import('./alarms-bell.tsx');

const lamps: Readonly<Record<Appearance, () => ReactNode>> = { system: MachineIcon, light: SunIcon, dark: MoonIcon };

/** Search, what day it is, alarms, language, appearance, person. */
export function TopBar(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const palette = usePalette();
  const { appearance, choose } = useAppearance();
  const next = appearances[(appearances.indexOf(appearance) + 1) % appearances.length] ?? 'system';
  const Lamp = lamps[appearance];
  const lamp = t('shell.appearance.change', {
    now: t(`shell.appearance.${appearance}`),
    next: t(`shell.appearance.${next}`),
  });
  return (
    <header className="k-bar">
      <Link to="/" className="k-brand">
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <path d="M9 7v18M9 17l11-10M13 14l10 11" />
        </svg>
        <span>{t('shell.name')}</span>
      </Link>
      <button type="button" className="k-search" onClick={palette.open} aria-keyshortcuts="Control+K Meta+K /">
        <SearchIcon />
        <span>{t('shell.search.prompt')}</span>
        <kbd>{/Mac/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="k-bar-end">
        {may('calendar.read') && <Slot load={loadToday} />}
        {may('alarm.read') && <Slot load={loadAlarms} />}
        <LanguageSwitch />
        <button type="button" className="k-round" onClick={() => choose(next)} aria-label={lamp} title={lamp}>
          <Lamp />
        </button>
        <PersonMenu />
      </div>
      {palette.isOpen && <Palette close={palette.close} />}
    </header>
  );
}
