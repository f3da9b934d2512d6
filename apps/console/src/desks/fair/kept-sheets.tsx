import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { FairSheetLineFragment } from '../../gql/fair/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/record-page.tsx';
import { useSeasonName } from '../orders/season-name.tsx';
import { keptSheets } from './keep-sheet.ts';

/** In the place of the list that could not be had: the sheets that open here without a network. */
export function KeptSheets({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  const t = useText();
  const { person } = useSession();
  const seasonName = useSeasonName();
  const [sheets, setSheets] = useState<readonly FairSheetLineFragment[]>([]);
  useEffect(() => {
    void keptSheets(person.id).then(setSheets);
  }, [person.id]);
  return (
    <>
      <ErrorState error={error} retry={retry} />
      {sheets.length > 0 && (
        <Section title={t('fair.kept')}>
          <ul>
            {sheets.map(({ id, franchisee, franchiseeNumber, season }) => (
              <li key={id}>
                <Link to={`/fair/${id}`}>
                  {franchiseeNumber} {franchisee} · {seasonName(season)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
