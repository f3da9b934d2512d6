import type { ReactNode } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { OfflineBanner } from '../ui/offline-banner.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Rail } from './rail.tsx';
import { useText } from './text.ts';
import { TopBar } from './top-bar.tsx';

/** The rail, the bar and the page. */
export function Frame(): ReactNode {
  const t = useText();
  return (
    <div className="k-frame">
      <a className="k-skip" href="#page">
        {t('shell.skip')}
      </a>
      <TopBar />
      <Rail />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <main id="page" className="k-page" tabIndex={0}>
        <OfflineBanner />
        <Outlet />
      </main>
      <Toasts />
      <ScrollRestoration />
    </div>
  );
}
