import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { TransmittalDocument, type WholeParcelFragment } from '../../gql/transmittals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import type { LifecycleStep } from '../../ui/lifecycle.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { PackingCheck } from './packing-check.tsx';
import { ParcelState } from './parcel-state.tsx';
import { ShelfButton } from './shelf-button.tsx';

/** One parcel: what it should hold, what was found, where its papers lie (T8). */
export default function TransmittalPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  // Two may check one parcel: each sees what the other ticked.
  const { data, error, refetch } = useQuery(TransmittalDocument, { variables: { id }, pollInterval: 10_000 });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.transmittal) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole parcel={data.transmittal} refetch={() => void refetch()} />;
}

function Whole({ parcel, refetch }: { parcel: WholeParcelFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const draft = parcel.state.key === 'draft';
  return (
    <RecordPage
      name={`${t('transmittals.one')} ${parcel.number}`}
      number={parcel.branch.name}
      state={<ParcelState state={parcel.state} overdue={parcel.overdue} />}
      lifecycle={useWay(parcel)}
      actions={
        <>
          <Link to={`/transmittals/${parcel.id}/print`}>{t('transmittals.print')}</Link>
          {draft && may('transmittal.send') && (
            <Link to={`/transmittals/${parcel.id}/packing`}>{t('transmittals.repack')}</Link>
          )}
          <ShelfButton parcel={parcel} refetch={refetch} />
          <MoveButtons parcel={parcel} refetch={refetch} />
        </>
      }
      timeline={<Facets parcel={parcel} />}
    >
      <PackingCheck parcel={parcel} refetch={refetch} />
    </RecordPage>
  );
}

const way = ['draft', 'sent', 'received', 'acknowledged'] as const;

/** Where the parcel stands on its way. */
function useWay(parcel: WholeParcelFragment): LifecycleStep[] {
  const t = useText();
  const at = way.findIndex((state) => state === parcel.state.key);
  const reached = {
    draft: parcel.packedAt,
    sent: parcel.sentAt,
    received: parcel.receivedAt,
    acknowledged: parcel.acknowledgedAt,
  };
  if (at < 0) return [{ key: parcel.state.key, label: parcel.state.title, place: 'is' }];
  return way.map((state, place) => ({
    key: state,
    label: t(`transmittals.state.${state}`),
    place: place < at ? 'was' : place === at ? 'is' : 'ahead',
    ...(reached[state] && { note: <Instant value={reached[state]} /> }),
  }));
}

function Facets({ parcel }: { parcel: WholeParcelFragment }): ReactNode {
  const t = useText();
  const { place } = parcel;
  const by = (who: string | null | undefined, at: string | null | undefined): ReactNode =>
    who ? (
      <>
        {who} · <Instant value={at} />
      </>
    ) : (
      <None />
    );
  return (
    <Section title={t('transmittals.parcel')}>
      <Facts
        facts={[
          { key: 'courier', label: t('transmittals.courier'), value: parcel.courier || <None /> },
          { key: 'waybill', label: t('transmittals.waybill'), value: parcel.waybill || <None /> },
          { key: 'packed', label: t('transmittals.packedBy'), value: by(parcel.packedBy, parcel.packedAt) },
          { key: 'sent', label: t('transmittals.sentBy'), value: by(parcel.sentBy, parcel.sentAt) },
          { key: 'received', label: t('transmittals.receivedBy'), value: by(parcel.receivedBy, parcel.receivedAt) },
          {
            key: 'acknowledged',
            label: t('transmittals.acknowledgedBy'),
            value: by(parcel.acknowledgedBy, parcel.acknowledgedAt),
          },
          {
            key: 'waited',
            label: t('transmittals.waited'),
            value: parcel.waitedDays == null ? <None /> : <Count value={parcel.waitedDays} />,
          },
          {
            key: 'place',
            label: t('transmittals.place'),
            value: place ? [place.cabinet, place.row, place.box].filter(Boolean).join(' / ') : <None />,
          },
          { key: 'note', label: t('transmittals.note'), value: parcel.note || <None /> },
        ]}
      />
    </Section>
  );
}
