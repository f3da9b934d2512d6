import type { CSSProperties, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useText } from '../../shell/text.ts';

const cell: CSSProperties = {
  display: 'grid',
  alignContent: 'space-between',
  minHeight: 64,
  padding: 8,
  borderRadius: 6,
  border: '1px solid var(--k-line)',
  color: 'inherit',
};

/** The days of a month under their weekdays, Monday first; the more seats end, the deeper the tint. */
export function MonthHeat({
  days,
  counts,
  today,
  to,
}: {
  days: readonly string[];
  counts: ReadonlyMap<string, number>;
  today: string;
  /** Where a day's count leads. */
  to: (from: string, to: string) => string;
}): ReactNode {
  const t = useText();
  const intl = useIntl();
  const most = Math.max(1, ...days.map((day) => counts.get(day) ?? 0));
  const column = ((new Date(`${days[0]}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
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
        const count = counts.get(day) ?? 0;
        const share = Math.round((count / most) * 40);
        const style: CSSProperties = {
          ...cell,
          ...(at === 0 && { gridColumnStart: column }),
          ...(count > 0 && { background: `color-mix(in srgb, var(--k-accent) ${8 + share}%, var(--k-surface))` }),
          ...(day === today && { outline: '2px solid var(--k-accent)' }),
        };
        const number = (
          <span className="k-figure" aria-current={day === today ? 'date' : undefined}>
            {Number(day.slice(8))}
          </span>
        );
        if (count === 0) {
          return (
            <div key={day} style={style} className="k-quiet">
              {number}
            </div>
          );
        }
        const spoken = intl.formatDate(`${day}T00:00:00Z`, { month: 'long', day: 'numeric', timeZone: 'UTC' });
        return (
          <Link key={day} to={to(day, day)} style={style}>
            <span className="k-unseen">{t('traders.seatsOn', { day: spoken, count })}</span>
            <span aria-hidden="true">{number}</span>
            <b className="k-number" aria-hidden="true">
              {intl.formatNumber(count)}
            </b>
          </Link>
        );
      })}
    </div>
  );
}
