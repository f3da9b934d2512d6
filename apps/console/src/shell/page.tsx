import { createElement, lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { DeskPage } from '../desks/desk.ts';
import { PageLoading } from '../ui/loading.tsx';
import { PageWords } from './desk-words.tsx';
import { Forbidden } from './forbidden.tsx';
import { useSession } from './session.tsx';
import { fetchedOnce } from './slot.tsx';
import { useText } from './text.ts';

const AntdFrame = lazy(() => import('./antd-frame.tsx'));

/** One page of a desk: under its permission, its title, fetched when entered. */
export function Page({ page }: { page: DeskPage }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const allowed = may(page.permission);
  const title = t(page.title);
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  });
  if (!allowed) return <Forbidden />;
  const component = fetchedOnce(page.load);
  return (
    <Suspense fallback={<PageLoading />}>
      <AntdFrame>
        {page.path === '' ? createElement(component) : <PageWords>{createElement(component)}</PageWords>}
      </AntdFrame>
    </Suspense>
  );
}
