import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type MortgageAppointmentState,
  MortgageAppointmentsDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';
import { BookAppointment } from './book-appointment.tsx';
import { EndAppointment } from './end-appointment.tsx';

const tones: Readonly<Record<MortgageAppointmentState, Tone>> = {
  planned: 'waiting',
  kept: 'good',
  noShow: 'bad',
  cancelled: 'neutral',
};

/** The customer’s slots at banks with who goes along; how often nobody came (S17). */
export function Appointments({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const [booking, setBooking] = useState(false);
  const [ending, setEnding] = useState<string>();
  const { id, mayWork, state } = item;
  const read = useQuery(MortgageAppointmentsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const told = read.data?.mortgageAppointments;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const books = mayWork && !state.final;
  if (told.appointments.length === 0 && !books) return null;
  return (
    <Section
      title={t('mortgage.appointments')}
      extra={books && <Button onClick={() => setBooking(true)}>{t('mortgage.book')}</Button>}
    >
      {told.noShows > 0 && (
        <p>
          <StateChip tone="bad">{t('mortgage.noShows', { count: told.noShows })}</StateChip>
        </p>
      )}
      {told.appointments.length === 0 && <p className="k-quiet">{t('mortgage.noAppointments')}</p>}
      {told.appointments.length > 0 && (
        <div className="k-scroll">
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.slot')}</th>
                <th>{t('mortgage.appointmentFor')}</th>
                <th>{t('mortgage.bank')}</th>
                <th>{t('mortgage.escort')}</th>
                <th>{t('mortgage.state')}</th>
              </tr>
            </thead>
            <tbody>
              {told.appointments.map((each) => (
                <tr key={each.id}>
                  <td>
                    <Instant value={each.startsAt} />
                  </td>
                  <td>
                    {t(`mortgage.appointment.${each.kind}`)}{' '}
                    {each.note && <small className="k-quiet">{each.note}</small>}
                  </td>
                  <td>{each.bankName}</td>
                  <td>{each.escort}</td>
                  <td>
                    <StateChip tone={tones[each.state]}>{t(`mortgage.appointmentState.${each.state}`)}</StateChip>{' '}
                    <small className="k-quiet">{each.outcome}</small>{' '}
                    {mayWork && each.state === 'planned' && (
                      <Button size="small" onClick={() => setEnding(each.id)}>
                        {t('mortgage.endAppointment')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {booking && (
        <BookAppointment item={item} escorts={told.escorts} close={() => setBooking(false)} refetch={refetch} />
      )}
      {ending && (
        <EndAppointment item={item} appointmentId={ending} close={() => setEnding(undefined)} refetch={refetch} />
      )}
    </Section>
  );
}
