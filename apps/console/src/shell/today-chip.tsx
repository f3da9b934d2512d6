import { useQuery } from '@apollo/client/react';
import { type ReactNode, useId } from 'react';
import { TodayDocument } from '../gql/shell/graphql.ts';
import { BusinessDate } from '../ui/figures.tsx';
import { StateChip } from '../ui/state-chip.tsx';
import { useText } from './text.ts';

/** Asked again every ten minutes: a console stays open over midnight. */
const again = 600_000;

/** What day it is for the office and for the market, and when the next of each is (X4). */
export default function TodayChip(): ReactNode {
  const t = useText();
  const id = useId();
  const { data } = useQuery(TodayDocument, { pollInterval: again });
  if (!data) return null;
  const { date, day, nextOfficeDay, nextTradingDay, practising } = data.today;
  const kind = !day ? 'unknown' : day.office ? (day.trading ? 'both' : 'office') : day.trading ? 'trading' : 'off';
  return (
    <>
      <button type="button" className="k-today" popoverTarget={id} style={{ anchorName: '--k-today' }}>
        <BusinessDate value={date} weekday />
        {practising && <StateChip tone="warning">{t('shell.today.practising')}</StateChip>}
        <StateChip tone={kind === 'unknown' ? 'bad' : kind === 'both' ? 'good' : 'neutral'}>
          {day?.name ?? t(`shell.today.${kind}`)}
        </StateChip>
      </button>
      <div id={id} popover="auto" className="k-menu k-menu-today" role="group" aria-label={t('shell.today.title')}>
        <p>{t(`shell.today.${kind}`)}</p>
        {practising && <p>{t('shell.today.practisingDetail')}</p>}
        <dl className="k-facts">
          <div>
            <dt>{t('shell.today.nextOffice')}</dt>
            <dd>
              <BusinessDate value={nextOfficeDay} weekday />
            </dd>
          </div>
          <div>
            <dt>{t('shell.today.nextTrading')}</dt>
            <dd>
              <BusinessDate value={nextTradingDay} weekday />
            </dd>
          </div>
        </dl>
      </div>
    </>
  );
}
