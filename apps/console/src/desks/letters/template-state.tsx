import { type ReactNode, useCallback } from 'react';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

/** Whether the newest words may be used, and which are in use. */
export function TemplateState({
  template: { version, approvedVersion },
}: {
  template: { readonly version: number; readonly approvedVersion?: number | null };
}): ReactNode {
  const t = useText();
  if (approvedVersion === version) return <StateChip tone="good">{t('letters.inUse', { version })}</StateChip>;
  return (
    <>
      <StateChip tone="warning">{t('letters.waits', { version })}</StateChip>{' '}
      <span className="k-quiet">
        {approvedVersion ? t('letters.inUse', { version: approvedVersion }) : t('letters.unused')}
      </span>
    </>
  );
}

/** Who wrote or approved: the house by a word of its own. */
export function useAuthor(): (by: string | null | undefined) => string {
  const t = useText();
  return useCallback((by) => (by === 'system' ? t('letters.house') : (by ?? '')), [t]);
}
