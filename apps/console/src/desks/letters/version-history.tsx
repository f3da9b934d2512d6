import type { ReactNode } from 'react';
import type { WholeTemplateFragment } from '../../gql/letters/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { lineDiff } from './line-diff.ts';
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
                  <Changes before={before} after={version} />
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Changes({ before, after }: { before: Version; after: Version }): ReactNode {
  const t = useText();
  const lines = lineDiff(`${before.title}\n\n${before.body}`, `${after.title}\n\n${after.body}`);
  return (
    <ol className="k-letter-lines">
      {lines.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name
        <li key={at}>
          {kind === 'same' && text}
          {kind === 'gone' && (
            <del>
              <span className="k-unseen">{t('ui.diff.before')} </span>
              {text}
            </del>
          )}
          {kind === 'new' && (
            <ins>
              <span className="k-unseen">{t('ui.diff.after')} </span>
              {text}
            </ins>
          )}
        </li>
      ))}
    </ol>
  );
}
