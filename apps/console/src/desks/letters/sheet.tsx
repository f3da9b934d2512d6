import type { ReactNode } from 'react';
import type { LetterPreviewQuery } from '../../gql/letters/graphql.ts';

/** A letter as it will stand on paper. */
export function Sheet({
  preview: { title, blocks },
}: {
  preview: Pick<LetterPreviewQuery['letterPreview'], 'title' | 'blocks'>;
}): ReactNode {
  return (
    <article className="k-letter-sheet">
      <h3>{title}</h3>
      {blocks.map(({ kind, text, right }, at) =>
        kind === 'heading' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name
          <h4 key={at}>{text}</h4>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name
          <p key={at} data-right={right || undefined}>
            {text}
          </p>
        ),
      )}
    </article>
  );
}
