import { useQuery } from '@apollo/client/react';
import { InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { SilentFranchiseesDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { OtherPages } from './other-pages.tsx';
import { silentDays } from './silent-days.ts';

/** Who waits for goods and was told nothing for long (F31). */
export default function SilentPage(): ReactNode {
  const t = useText();
  const [days, setDays] = useState(silentDays);
  const { data, error, refetch } = useQuery(SilentFranchiseesDocument, { variables: { days } });
  const rows = data?.silentFranchisees ?? [];
  return (
    <>
      <header className="k-head">
        <h1>{t('orders.silent')}</h1>
        <InputNumber
          min={0}
          max={365}
          precision={0}
          value={days}
          aria-label={t('orders.silentDays')}
          addonBefore={t('orders.silentDays')}
          onChange={(value) => setDays(value ?? silentDays)}
          style={{ width: 190 }}
        />
        <span className="k-grow" />
        <OtherPages here="/silent-franchisees" />
      </header>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && rows.length === 0 && (
        <EmptyState title={t('orders.nobodySilent')} detail={t('orders.nobodySilentDetail', { days })} />
      )}
      {rows.length > 0 && (
        <table className="k-table" aria-label={t('orders.silent')}>
          <thead>
            <tr>
              <th>{t('orders.customerNumber')}</th>
              <th>{t('orders.franchisee')}</th>
              <th className="k-number">{t('orders.waitsFor')}</th>
              <th>{t('orders.lastTold')}</th>
              <th>{t('orders.phone')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, number, name, open, lastTold, phoneMasked }) => (
              <tr key={id}>
                <td className="k-figure">{number}</td>
                <td>
                  <Link to={`/franchisees/${id}`}>{name}</Link>
                </td>
                <td className="k-number">
                  <Count value={open} />
                </td>
                <td>{lastTold ? <BusinessDate value={lastTold} /> : t('orders.neverTold')}</td>
                <td className="k-figure">{phoneMasked ?? <None />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
