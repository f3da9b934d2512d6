import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useText } from '../shell/text.ts';

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Says that the network is gone; asks everything on screen again when it is back. */
export function OfflineBanner(): ReactNode {
  const t = useText();
  const client = useApolloClient();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  useEffect(() => {
    const ask = (): void => void client.refetchObservableQueries();
    addEventListener('online', ask);
    return () => removeEventListener('online', ask);
  }, [client]);
  return <div role="status">{!online && <p className="k-banner">{t('ui.offline')}</p>}</div>;
}
