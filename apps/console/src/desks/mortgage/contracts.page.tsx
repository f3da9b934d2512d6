import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

/** The contracts of the sales site (S6). */
export default function ContractsPage(): ReactNode {
  const t = useText();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.contracts')}</h1>
      </header>
      <EmptyState title={t('mortgage.noContracts')} />
    </>
  );
}
