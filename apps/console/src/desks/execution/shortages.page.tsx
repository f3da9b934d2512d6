import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ShortageForecastDocument } from '../../gql/execution/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';

/** What will be short before its window ends, the first to break first (F30). */
export default function ShortagesPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(ShortageForecastDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { skus, short, lost, rows } = data.shortageForecast;
  const tile = (label: string, value: ReactNode): ReactNode => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <div className="k-stack">
      <header className="k-head">
        <h1>{t('execution.shortages')}</h1>
        <span className="k-grow" />
        {rows.length > 0 && <ExportButton name="order-shortages" filter={{}} />}
        <Link to="/order-execution">{t('execution.title')}</Link>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={t('execution.noShortagesAhead')} detail={t('execution.noShortagesAheadDetail')} />
      ) : (
        <>
          <Section title={t('execution.whole')}>
            <dl className="k-tiles">
              {tile(t('execution.shortSkus'), <Count value={skus} />)}
              {tile(t('execution.shortPieces'), <Count value={short} />)}
              {tile(t('execution.lost'), <Money fen={lost} />)}
            </dl>
            <p className="k-quiet">{t('execution.shortagesDetail')}</p>
          </Section>
          <Section title={t('execution.shortagesBySku')}>
            <table className="k-table">
              <thead>
                <tr>
                  <th>{t('execution.sku')}</th>
                  <th>{t('execution.breaksOn')}</th>
                  <th className="k-number">{t('execution.wanted')}</th>
                  <th className="k-number">{t('execution.free')}</th>
                  <th className="k-number">{t('execution.expected')}</th>
                  <th className="k-number">{t('execution.shortPieces')}</th>
                  <th className="k-number">{t('execution.lost')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.skuId}>
                    <td>
                      {row.sku} <span className="k-quiet">{row.styleName}</span>
                    </td>
                    <td>
                      <BusinessDate value={row.breaksOn} />
                    </td>
                    <td className="k-number">
                      <Count value={row.wanted} />
                    </td>
                    <td className="k-number">
                      <Count value={row.free} />
                    </td>
                    <td className="k-number">
                      <Count value={row.expected} />
                    </td>
                    <td className="k-number">
                      <b>
                        <Count value={row.short} />
                      </b>
                    </td>
                    <td className="k-number">
                      <Money fen={row.lost} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {skus > rows.length && <p className="k-quiet">{t('execution.firstOf', { shown: rows.length, skus })}</p>}
          </Section>
        </>
      )}
    </div>
  );
}
