import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';

/** Bars where the page is about to be; appear only after 200 ms, so that a quick page does not flicker. */
export function PageLoading(): ReactNode {
  const t = useText();
  return (
    <div className="k-loading" role="status" aria-label={t('ui.loading')}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** The window before anything is known. */
export function FirstFrame(): ReactNode {
  return (
    <main className="k-whole">
      <PageLoading />
    </main>
  );
}
