import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { BusinessDate } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { isClosed } from './organisation-part.ts';

/** Beside the name of a unit or post: what it was called before, and that it is closed or will be. */
export function PartState({
  closedOn,
  formerNames,
}: {
  closedOn: string | null | undefined;
  formerNames: readonly { readonly name: string }[];
}): ReactNode {
  const t = useText();
  const closed = isClosed({ closedOn });
  return (
    <>
      {closedOn && (
        <>
          {' '}
          <StateChip tone={closed ? 'neutral' : 'waiting'}>
            {t(closed ? 'identity.closedState' : 'identity.closingState')} <BusinessDate value={closedOn} />
          </StateChip>
        </>
      )}
      {formerNames.length > 0 && (
        <div className="k-quiet">
          {t('identity.formerly', { names: formerNames.map(({ name }) => name).join(t('ui.comma')) })}
        </div>
      )}
    </>
  );
}
