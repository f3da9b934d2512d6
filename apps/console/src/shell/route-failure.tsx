import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { ErrorState } from '../ui/error-state.tsx';

/** A page that broke, or whose code could not be fetched (a new release, no network): the rest of the shell stands. */
export function RouteFailure(): ReactNode {
  return <ErrorState error={useRouteError()} retry={() => location.reload()} />;
}
