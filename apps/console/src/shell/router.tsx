import { createBrowserRouter, type RouteObject } from 'react-router';
import type { DeskPage } from '../desks/desk.ts';
import { desks } from '../desks/index.ts';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { Page } from './page.tsx';
import { RouteFailure } from './route-failure.tsx';

const cockpit: DeskPage = { path: '', title: 'shell.cockpit.title', load: () => import('./cockpit.page.tsx') };

/** Every page of every desk, below the frame. */
export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  const pages: RouteObject[] = [cockpit, ...desks.flatMap((desk) => desk.pages)].map((page) => ({
    path: page.path,
    element: <Page page={page} />,
    errorElement: <RouteFailure />,
  }));
  return createBrowserRouter([
    { element: <Frame />, errorElement: <RouteFailure />, children: [...pages, { path: '*', element: <NotFound /> }] },
  ]);
}
