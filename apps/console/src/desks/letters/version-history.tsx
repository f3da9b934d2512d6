import type { ReactNode } from 'react';
import type { WholeTemplateFragment } from '../../gql/letters/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { ChangedLines } from './changed-lines.tsx';
import { useAuthor } from './template-state.tsx';

type Version = WholeTemplateFragment['versions'][number];

/** Every version, who wrote and approved it, and what it changed. */
export function VersionHistory({ versions }: { versions: readonly Version[] }): ReactNode {
  const t = useText();
  const author = useAuthor();
  return (
    <Section title={t('letters.versions')}>
      <ol className="k-timeline">
        {versions.map((version, at) => {
          const before = versions[at + 1];
          return (
            <li key={version.version}>
              <p>
                <b>{t('letters.versionNth', { version: version.version })}</b>
              </p>
              <p className="k-quiet">
                {t('letters.writtenBy')} {author(version.writtenBy)} · <Instant value={version.writtenAt} />
              </p>
              <p className="k-quiet">
                {version.approvedAt ? (
                  <>
                    {t('letters.approvedBy')} {author(version.approvedBy)} · <Instant value={version.approvedAt} />
                  </>
                ) : (
                  t('letters.unapproved')
                )}
              </p>
              {before && (
                <details>
                  <summary>{t('letters.changed', { version: before.version })}</summary>
                  <ChangedLines
                    older={`${before.title}\n\n${before.body}`}
                    newer={`${version.title}\n\n${version.body}`}
                  />
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
