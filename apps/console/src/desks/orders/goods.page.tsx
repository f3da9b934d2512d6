import { useMutation } from '@apollo/client/react';
import { Steps } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { OpenFeedDocument, type OpenFeedMutation } from '../../gql/orders/graphql.ts';
import { LanguageSwitch } from '../../shell/language-switch.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Instant, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { Section } from '../../ui/record-page.tsx';
import { SeasonName } from './season-name.tsx';
import './orders.css';

type Feed = Extract<OpenFeedMutation['page'], { __typename: 'FeedPage' }>;
const stages = ['DRAFT', 'LOCKED', 'CONSOLIDATED', 'PLACED'] as const;

/** A franchisee's own page, for whoever has the link: how far the orders are, what went out, what is still to come (F31). */
export default function GoodsPage(): ReactNode {
  const t = useText();
  const [open, { data, error }] = useMutation(OpenFeedDocument, { onError: () => {} });
  const ask = (): void => void open({ variables: { input: { token: location.hash.slice(1) } } });
  // oxlint-disable-next-line react/exhaustive-deps -- asked once; the link does not change under the page
  useEffect(ask, []);
  const page = data?.page;
  return (
    <main className="o-goods">
      <header className="k-head">
        <h1>{page?.__typename === 'FeedPage' ? page.franchisee : t('orders.goods')}</h1>
        <span className="k-grow" />
        <LanguageSwitch />
      </header>
      {!page && (error ? <ErrorState error={error} retry={ask} /> : <PageLoading />)}
      {page?.__typename === 'NotFound' && (
        <EmptyState title={t('orders.goodsShut')} detail={t('orders.goodsShutDetail')} />
      )}
      {page?.__typename === 'FeedPage' && <Whole page={page} />}
    </main>
  );
}

function Whole({ page: { orders, goods, open, expiresAt } }: { page: Feed }): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  return (
    <>
      <Section title={t('orders.title')}>
        {orders.length === 0 && <p className="k-quiet">{t('orders.nothingOrdered')}</p>}
        {orders.map(({ number, season, kind, stage, since, quantity, amount, open: waits }) => (
          <article key={number} className="o-goods-order" aria-label={number}>
            <h3>
              <SeasonName code={season} /> {kind === 'DIFFERENCE' && t('orders.difference')}{' '}
              <span className="k-quiet k-figure">{number}</span>
            </h3>
            <p>
              <Count value={quantity} /> {t('orders.piecesUnit')} · <Money fen={amount} />
              {waits > 0 && <> · {t('orders.stillOpen', { count: waits })}</>}
            </p>
            <Steps
              size="small"
              current={stages.indexOf(stage)}
              items={stages.map((each) => ({
                title: t(`orders.state.${each}`),
                ...(each === stage && { content: <Instant value={since} /> }),
              }))}
            />
          </article>
        ))}
      </Section>
      <Section title={t('orders.toCome')}>
        {open.length === 0 && <p className="k-quiet">{t('orders.nothingToCome')}</p>}
        {open.length > 0 && (
          <table className="k-table">
            <tbody>
              {open.map(({ month, quantity }) => (
                <tr key={month}>
                  <th scope="row">{monthName(month)}</th>
                  <td className="k-number">
                    <Count value={quantity} /> {t('orders.piecesUnit')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={t('orders.wentOut')}>
        {goods.length === 0 && <p className="k-quiet">{t('orders.nothingWentOut')}</p>}
        {goods.length > 0 && (
          <table className="k-table">
            <tbody>
              {goods.map(({ number, on, quantity }) => (
                <tr key={number}>
                  <th scope="row">
                    <BusinessDate value={on} />
                  </th>
                  <td className="k-figure">{number}</td>
                  <td className="k-number">
                    <Count value={quantity} /> {t('orders.piecesUnit')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <p className="k-quiet">
        {t('orders.linkUntil')} <Instant value={expiresAt} />
      </p>
    </>
  );
}
