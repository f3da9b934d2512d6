import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';

/** Who set a rule last; what nobody has touched is as the house was delivered. */
export function ChangedBy({ name }: { name: string }): ReactNode {
  const t = useText();
  return name === 'system' ? <span className="k-quiet">{t('mortgage.byHouse')}</span> : name;
}
