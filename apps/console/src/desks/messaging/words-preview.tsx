import { useQuery } from '@apollo/client/react';
import { type ReactNode, useDeferredValue } from 'react';
import { MessagePreviewDocument } from '../../gql/messaging/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Money, None } from '../../ui/figures.tsx';

/** How words read with sample values, how many texts they are billed as, and what a thousand of them cost at each gateway. */
export function WordsPreview({
  purpose,
  body,
  signature,
}: {
  purpose: string;
  body: string;
  signature: string;
}): ReactNode {
  const t = useText();
  const input = useDeferredValue(body) === body ? { purpose, body, signature } : null;
  const { data, previousData } = useQuery(MessagePreviewDocument, {
    variables: { input: input ?? { purpose, body, signature } },
    skip: !body || input === null,
  });
  const preview = (data ?? previousData)?.messagePreview;
  if (!preview || !body) return null;
  return (
    <div className="k-card" aria-live="polite" style={{ marginBottom: 16 }}>
      <p>{preview.text}</p>
      <p className="k-quiet">
        {t('messaging.preview.counted', { length: preview.length, segments: preview.segments })}
      </p>
      {preview.unknownPlaceholders.length > 0 && (
        <p role="alert">
          {t('messaging.preview.unknown', { list: preview.unknownPlaceholders.map((name) => `{${name}}`).join(' ') })}
        </p>
      )}
      <table className="k-table">
        <thead>
          <tr>
            <th scope="col">{t('messaging.gateway')}</th>
            <th scope="col">{t('messaging.segments')}</th>
            <th scope="col">{t('messaging.preview.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.costs.map((cost) => (
            <tr key={cost.gateway}>
              <td title={cost.text}>{cost.gateway}</td>
              <td>{cost.segments}</td>
              <td>{cost.costPerThousand === null ? <None /> : <Money fen={cost.costPerThousand} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
