import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { lineDiff } from './line-diff.ts';
import './letters.css';

/** What a newer text changed of an older one, line by line. */
export function ChangedLines({ older, newer }: { older: string; newer: string }): ReactNode {
  const t = useText();
  return (
    <ol className="k-letter-lines">
      {lineDiff(older, newer).map(({ kind, text }, at) => (
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
