import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { DispatchNoteDocument } from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** One dispatch note: to whom, when, what, and whether it counts into the execution of an order (F4). */
export default function DispatchPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(DispatchNoteDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const note = data.dispatchNote;
  if (!note) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  return (
    <RecordPage name={note.franchisee} number={note.number}>
      <Section title={t('stock.dispatchNote')}>
        <Facts
          facts={[
            { key: 'day', label: t('stock.dispatchedOn'), value: <BusinessDate value={note.dispatchedOn} /> },
            { key: 'quantity', label: t('stock.quantity'), value: <Count value={note.quantity} /> },
            { key: 'amount', label: t('stock.amount'), value: <Money fen={note.amount} /> },
            { key: 'by', label: t('stock.enteredBy'), value: note.enteredBy },
          ]}
        />
      </Section>
      <Section title={t('stock.lines')}>
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('stock.sku')}</th>
              <th>{t('stock.styleName')}</th>
              <th>{t('stock.kind')}</th>
              <th>{t('stock.execution')}</th>
              <th className="k-number">{t('stock.quantity')}</th>
              <th className="k-number">{t('stock.unitPrice')}</th>
              <th className="k-number">{t('stock.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {data.dispatchLines.map((line) => (
              <tr key={line.id}>
                <td>
                  {line.sku}
                  {line.original && <div className="k-quiet">{t('stock.standsFor', { sku: line.original })}</div>}
                </td>
                <td>{line.styleName}</td>
                <td>
                  {t(`stock.kind.${line.kind}`)}
                  {line.source && <div className="k-quiet">{t(`stock.source.${line.source}`)}</div>}
                  {line.remark && <div className="k-quiet">{line.remark}</div>}
                </td>
                <td>
                  {line.counts === null || line.counts === undefined ? (
                    <None />
                  ) : line.counts ? (
                    <StateChip tone="good">{t('stock.counts')}</StateChip>
                  ) : (
                    <StateChip tone="warning">{t('stock.countsNot')}</StateChip>
                  )}
                </td>
                <td className="k-number">
                  <Count value={line.quantity} />
                </td>
                <td className="k-number">
                  <Money fen={line.unitPrice} />
                </td>
                <td className="k-number">
                  <Money fen={line.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </RecordPage>
  );
}
