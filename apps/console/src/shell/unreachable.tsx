import type { ReactNode } from 'react';
import { ErrorState } from '../ui/error-state.tsx';

/** The whole window, while the server cannot be asked who is signed in. */
export function Unreachable({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  return (
    <main className="k-whole">
      <ErrorState error={error} retry={retry} />
    </main>
  );
}
