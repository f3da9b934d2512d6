import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { TransmittalDocument } from '../../gql/transmittals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import './transmittals.css';

/** A packing list to print and lay into the parcel (T8). */
export default function PackingListPage(): ReactNode {
  const t = useText();
  const { locale } = useIntl();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(TransmittalDocument, { variables: { id } });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const parcel = data.transmittal;
  if (!parcel) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  return (
    <article className="k-packing-paper">
      <header className="k-head">
        <h1>
          {t('transmittals.list')} {parcel.number}
        </h1>
        <span className="k-grow" />
        <div className="k-actions k-noprint">
          <a href={`/transmittals/${parcel.id}/packing-list?language=${locale}`} download>
            {t('transmittals.pdf')}
          </a>
          <Button type="primary" onClick={() => print()}>
            {t('transmittals.print')}
          </Button>
        </div>
      </header>
      <Facts
        facts={[
          { key: 'branch', label: t('transmittals.branch'), value: parcel.branch.name },
          { key: 'courier', label: t('transmittals.courier'), value: parcel.courier || <None /> },
          { key: 'waybill', label: t('transmittals.waybill'), value: parcel.waybill || <None /> },
          { key: 'sent', label: t('transmittals.sentAt'), value: <Instant value={parcel.sentAt} /> },
          { key: 'note', label: t('transmittals.note'), value: parcel.note || <None /> },
        ]}
      />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('transmittals.place.nth')}</th>
            <th>{t('transmittals.paper')}</th>
            <th>{t('transmittals.trader')}</th>
            <th>{t('transmittals.copies')}</th>
            <th>{t('transmittals.note')}</th>
            <th>{t('transmittals.found')}</th>
          </tr>
        </thead>
        <tbody>
          {parcel.items.map(({ id: key, position, paper, trader, application, copies, note, tick }) => (
            <tr key={key}>
              <td className="k-number">
                <Count value={position} />
              </td>
              <td>{paper}</td>
              <td>
                {[trader, application].flatMap((about) => (about ? [`${about.name} ${about.number}`] : [])).join('、')}
              </td>
              <td className="k-number">
                <Count value={copies} />
              </td>
              <td>{note}</td>
              <td>{tick ? t(`transmittals.tick.${tick}`) : '□'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="k-packing-signs">
        <span>{t('transmittals.sign.sender')}</span>
        <span>{t('transmittals.sign.receiver')}</span>
        <span>{t('transmittals.sign.date')}</span>
      </p>
    </article>
  );
}
