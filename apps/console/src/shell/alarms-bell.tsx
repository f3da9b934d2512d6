import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useId } from 'react';
import { AlarmsDocument, ResolveAlarmDocument } from '../gql/shell/graphql.ts';
import { describeFailure } from '../ui/failure.ts';
import { Instant } from '../ui/figures.tsx';
import { BellIcon } from './icons.tsx';
import { useSession } from './session.tsx';
import { useText } from './text.ts';

const known = [
  'calendarYearMissing',
  'riskDayNotClosed',
  'messagesExpired',
  'messagesParked',
  'sendingFrozen',
  'gatewayFailing',
  'templateNotApproved',
  'workerDead',
] as const;
const wordOf = (code: string): (typeof known)[number] | 'other' => known.find((one) => one === code) ?? 'other';

/** Trouble that somebody must see to; nothing goes wrong in silence. */
export default function AlarmsBell(): ReactNode {
  const t = useText();
  const id = useId();
  const { may } = useSession();
  const { data } = useQuery(AlarmsDocument, { pollInterval: 60_000 });
  const [resolve, { loading, error }] = useMutation(ResolveAlarmDocument, {
    refetchQueries: [AlarmsDocument],
    awaitRefetchQueries: true,
    // The failure is shown in the list.
    onError: () => {},
  });
  const alarms = data?.alarms ?? [];
  return (
    <>
      <button
        type="button"
        className="k-round"
        popoverTarget={id}
        aria-label={t('shell.alarms.count', { count: alarms.length })}
        data-rings={alarms.length > 0}
      >
        <BellIcon />
        {alarms.length > 0 && <b aria-hidden="true">{alarms.length}</b>}
      </button>
      <div id={id} popover="auto" className="k-menu k-menu-alarms" role="group" aria-label={t('shell.alarms.title')}>
        {alarms.length === 0 && <p className="k-quiet">{t('shell.alarms.none')}</p>}
        {error && <p className="k-problem">{t(`ui.failure.${describeFailure(error).code}`)}</p>}
        <ul>
          {alarms.map((alarm) => (
            <li key={alarm.id}>
              <div>
                <b>{t(`shell.alarm.${wordOf(alarm.code)}`, { count: alarm.count ?? 1 })}</b>
                <p className="k-quiet">
                  <Instant value={alarm.lastRaisedAt} />
                  {alarm.times > 1 && ` · ${t('shell.alarms.times', { times: alarm.times })}`}
                </p>
              </div>
              {may('alarm.resolve') && (
                <button
                  type="button"
                  className="k-link"
                  disabled={loading}
                  onClick={() => void resolve({ variables: { id: alarm.id } })}
                >
                  {t('shell.alarms.resolve')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
