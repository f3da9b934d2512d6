import type { ReactNode } from 'react';
import type { FairSheetLineFragment } from '../../gql/fair/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, Money } from '../../ui/figures.tsx';
import type { MatrixOutbox } from '../../ui/matrix/outbox.ts';
import { SaveState } from '../../ui/matrix/save-state.tsx';
import { TargetBar } from './target-bar.tsx';

/** What stays in sight while a sheet is filled: whether all is saved, what it comes to, how far from the target. */
export function SheetFoot({
  sheet,
  outbox,
  totals,
  showConflicts,
}: {
  sheet: FairSheetLineFragment;
  outbox: MatrixOutbox;
  totals: { readonly pieces: number; readonly fen: number };
  showConflicts: () => void;
}): ReactNode {
  const t = useText();
  return (
    <>
      <SaveState outbox={outbox} showConflicts={showConflicts} />
      <span className="k-grow" />
      <dl className="f-totals">
        <div>
          <dt>{t('fair.pieces')}</dt>
          <dd>
            <Count value={totals.pieces} />
          </dd>
        </div>
        <div>
          <dt>{t('fair.amount')}</dt>
          <dd>
            <Money fen={totals.fen} />
          </dd>
        </div>
        <div>
          <dt>{t('fair.target')}</dt>
          <dd>
            <TargetBar amount={totals.fen} target={sheet.target} />
          </dd>
        </div>
      </dl>
    </>
  );
}
