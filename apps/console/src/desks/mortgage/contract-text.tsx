import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { MortgageDraftsDocument, type WholeMortgageCaseFragment } from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { ChangedLines } from '../letters/changed-lines.tsx';
import { Sheet } from '../letters/sheet.tsx';
import { DraftDialog } from './draft-dialog.tsx';

/** The versions of the text of a contract: how each looks, what it changed, and its paper (S14). */
export function ContractText({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [drafting, setDrafting] = useState(false);
  const { id } = item;
  const read = useQuery(MortgageDraftsDocument, {
    variables: { id, subject: { type: 'mortgageCase', id }, write: may('letter.write') },
    fetchPolicy: 'cache-and-network',
  });
  const told = read.data?.mortgageDrafts;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const templates = read.data?.letterChoices ?? [];
  const drafts = told.mayDraft && templates.length > 0;
  if (told.drafts.length === 0 && !drafts) return null;
  return (
    <Section
      title={t('mortgage.contractText')}
      extra={drafts && <Button onClick={() => setDrafting(true)}>{t('mortgage.draft')}</Button>}
    >
      {told.drafts.length === 0 && <p className="k-quiet">{t('mortgage.noDrafts')}</p>}
      {told.drafts.map((each, at) => {
        const before = told.drafts[at + 1];
        const [title = '', ...lines] = each.body.split('\n');
        return (
          <article key={each.id} className="m-problem">
            <p>
              <b>{t('mortgage.draftNth', { number: each.number })}</b>{' '}
              <small className="k-quiet">
                {each.template} · {each.draftedBy} <Instant value={each.draftedAt} />
              </small>{' '}
              {may('letter.read') && <a href={`/letters/${each.letterId}/paper`}>{t('mortgage.draftPdf')}</a>}
            </p>
            <details>
              <summary>{t('mortgage.draftPreview')}</summary>
              <Sheet preview={{ title, blocks: lines.map((text) => ({ kind: 'text', text, right: false })) }} />
            </details>
            {before && (
              <details>
                <summary>{t('mortgage.draftChanged', { number: before.number })}</summary>
                <ChangedLines older={before.body} newer={each.body} />
              </details>
            )}
          </article>
        );
      })}
      {drafting && (
        <DraftDialog
          item={item}
          templates={templates}
          amounts={told.amounts}
          close={() => setDrafting(false)}
          refetch={() => {
            void read.refetch();
            refetch();
          }}
        />
      )}
    </Section>
  );
}
