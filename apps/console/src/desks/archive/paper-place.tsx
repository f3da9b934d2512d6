import type { ReactNode } from 'react';
import type { PaperFragment } from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate } from '../../ui/figures.tsx';

/** A place on the shelves as people write it: 「A / 3 / 12」; undefined where nobody said. */
export function placeWords(place: PaperFragment['place'] | undefined): string | undefined {
  return place ? [place.cabinet, place.row, place.box].filter(Boolean).join(' / ') : undefined;
}

/** Who has a paper and until when; told apart where it should be back. */
export function LoanNote({ loan }: { loan: NonNullable<PaperFragment['loan']> }): ReactNode {
  const t = useText();
  return (
    <span className={loan.overdue ? 'archive-overdue' : 'k-quiet'}>
      {t(loan.overdue ? 'archive.overdueWith' : 'archive.lentOutTo', { who: loan.borrower })}{' '}
      <BusinessDate value={loan.dueOn} />
    </span>
  );
}
