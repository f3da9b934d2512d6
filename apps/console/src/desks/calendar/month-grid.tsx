import type { CSSProperties, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { DayFragment } from '../../gql/calendar/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

const cell: CSSProperties = {
  display: 'grid',
  gap: 4,
  alignContent: 'start',
  justifyItems: 'start',
  minHeight: 92,
  padding: 8,
  textAlign: 'left',
  font: 'inherit',
  color: 'inherit',
  background: 'var(--k-surface)',
  border: '1px solid var(--k-line)',
  borderRadius: 6,
};

/** The days of a month under their weekdays, Monday first. */
export function MonthGrid({
  days,
  today,
  edit,
}: {
  days: readonly DayFragment[];
  /** The business date, where it is known. */
  today: string | undefined;
  /** Opens a day; undefined where the person may only look. */
  edit: ((day: DayFragment) => void) | undefined;
}): ReactNode {
  const t = useText();
  const intl = useIntl();
  const first = days[0]?.day ?? '2024-01-01';
  const column = ((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  // 2024-01-01 was a Monday.
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    intl.formatDate(`2024-01-0${day}T00:00:00Z`, { weekday: 'short', timeZone: 'UTC' }),
  );
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))', gap: 6 }}>
      {weekdays.map((name) => (
        <span key={name} className="k-quiet" style={{ paddingLeft: 8 }}>
          {name}
        </span>
      ))}
      {days.map((day, at) => {
        const inside = (
          <>
            <span style={{ display: 'flex', gap: 6, alignItems: 'baseline' }}>
              <b className="k-figure" aria-current={day.day === today ? 'date' : undefined}>
                {Number(day.day.slice(8))}
              </b>
              {day.day === today && <span className="k-today-mark">{t('calendar.today')}</span>}
            </span>
            {/* Shape and word beside the colour. */}
            <StateChip tone={day.office ? 'good' : 'neutral'}>
              {t(day.office ? 'calendar.office' : 'calendar.off')}
            </StateChip>
            {day.trading && <StateChip tone="waiting">{t('calendar.trading')}</StateChip>}
            {day.name && <b>{day.name}</b>}
            {day.source === 'person' && <span className="k-quiet">{t('calendar.edited')}</span>}
          </>
        );
        const style: CSSProperties = {
          ...cell,
          ...(at === 0 && { gridColumnStart: column }),
          // A day off lies back; what the week does not lead one to expect stands out by its name.
          ...(!day.office && { background: 'var(--k-ground)' }),
          ...(day.day === today && { outline: '2px solid var(--k-accent)', outlineOffset: -1 }),
        };
        return edit ? (
          <button key={day.day} type="button" style={{ ...style, cursor: 'pointer' }} onClick={() => edit(day)}>
            {inside}
          </button>
        ) : (
          <div key={day.day} style={style}>
            {inside}
          </div>
        );
      })}
    </div>
  );
}
