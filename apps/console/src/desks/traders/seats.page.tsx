import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RegisterDocument, SeatsDocument, type SeatsQuery, TraderChoicesDocument } from '../../gql/traders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import { addDays, addMonths, daysOf } from './days.ts';
import { MonthHeat } from './month-heat.tsx';

type Ending = SeatsQuery['seatsCalendar'][number];

const keys = ['month', 'branch'] as const;

/** When the seats expire: a year by months, one month by days and branches; every figure opens its traders (T3). */
export default function SeatsPage(): ReactNode {
  const { data, error, refetch } = useQuery(RegisterDocument, { variables: { days: 30 } });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return <Seats today={data.registerCockpit.today} />;
}

function Seats({ today }: { today: string }): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(values.month) ? values.month : today.slice(0, 7);
  const branchIds = values.branch ? values.branch.split(',') : null;
  const firstMonth = month < today.slice(0, 7) ? month : today.slice(0, 7);
  const { data: choices } = useQuery(TraderChoicesDocument);
  // The twelve months from now, and the month that is looked at where it lies elsewhere.
  const year = useQuery(SeatsDocument, {
    variables: { from: `${firstMonth}-01`, to: addDays(`${addMonths(firstMonth, 12)}-01`, -1), branchIds },
  });
  const one = useQuery(SeatsDocument, {
    variables: { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1), branchIds },
  });
  const endings = one.data?.seatsCalendar ?? one.previousData?.seatsCalendar;
  const monthName = useMonthName();
  const tradersOf = (from: string, to: string, branch?: string): string => {
    const chosen = branch ?? values.branch;
    return `/traders?state=active&from=${from}&to=${to}&order=termEnd${chosen ? `&branch=${chosen}` : ''}`;
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('traders.seats')}</h1>
        <span className="k-grow" />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          style={{ minWidth: 200 }}
          placeholder={t('traders.branch')}
          aria-label={t('traders.branch')}
          options={(choices?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={branchIds ?? []}
          onChange={(chosen: string[]) => change({ branch: chosen.join(',') })}
          optionFilterProp="label"
        />
        <Button aria-label={t('traders.previousMonth')} onClick={() => change({ month: addMonths(month, -1) })}>
          <span aria-hidden="true">‹</span>
        </Button>
        <b className="k-figure" role="status">
          {monthName(month)}
        </b>
        <Button aria-label={t('traders.nextMonth')} onClick={() => change({ month: addMonths(month, 1) })}>
          <span aria-hidden="true">›</span>
        </Button>
      </header>
      {one.error && !endings ? (
        <ErrorState error={one.error} retry={() => void one.refetch()} />
      ) : endings === undefined ? (
        <PageLoading />
      ) : (
        <div className="k-columns">
          <div className="k-stack">
            <Section title={t('traders.seatsOf', { month: monthName(month) })}>
              <MonthHeat
                days={daysOf(month)}
                counts={countsBy(endings, (ending) => ending.day)}
                today={today}
                to={tradersOf}
              />
            </Section>
            <Section title={t('traders.seatsByBranch')}>
              <ByBranch endings={endings} to={(id) => tradersOf(`${month}-01`, daysOf(month).at(-1) ?? '', id)} />
            </Section>
          </div>
          <aside className="k-stack">
            <Section title={t('traders.seatsAhead')}>
              <Months
                months={Array.from({ length: 12 }, (_, i) => addMonths(firstMonth, i))}
                counts={countsBy(year.data?.seatsCalendar ?? [], (ending) => ending.day.slice(0, 7))}
                name={monthName}
                current={month}
                choose={(chosen) => change({ month: chosen })}
              />
            </Section>
          </aside>
        </div>
      )}
    </>
  );
}

function countsBy(endings: readonly Ending[], key: (ending: Ending) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const ending of endings) counts.set(key(ending), (counts.get(key(ending)) ?? 0) + ending.count);
  return counts;
}

function ByBranch({ endings, to }: { endings: readonly Ending[]; to: (branchId: string) => string }): ReactNode {
  const t = useText();
  const counts = countsBy(endings, ({ branch }) => branch.id);
  const names = new Map(endings.map(({ branch }) => [branch.id, branch.name]));
  if (counts.size === 0) return <EmptyState title={t('traders.noSeats')} />;
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('traders.branch')}</th>
          <th style={{ textAlign: 'right' }}>{t('traders.seatsEnding')}</th>
        </tr>
      </thead>
      <tbody>
        {[...counts]
          .toSorted(([, a], [, b]) => b - a)
          .map(([id, count]) => (
            <tr key={id}>
              <td>
                <Link to={to(id)}>{names.get(id)}</Link>
              </td>
              <td style={{ textAlign: 'right' }}>
                <Count value={count} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** The months ahead with a bar each; a month opens. */
function Months({
  months,
  counts,
  name,
  current,
  choose,
}: {
  months: readonly string[];
  counts: ReadonlyMap<string, number>;
  name: (month: string) => string;
  current: string;
  choose: (month: string) => void;
}): ReactNode {
  const most = Math.max(1, ...counts.values());
  return (
    <ul className="k-list">
      {months.map((month) => {
        const count = counts.get(month) ?? 0;
        return (
          <li key={month}>
            <button
              type="button"
              className="k-link"
              // One width, or the bars would begin at different places and lie.
              style={{ flex: '0 0 132px' }}
              aria-current={month === current || undefined}
              onClick={() => choose(month)}
            >
              {name(month)}
            </button>
            <span className="k-grow" aria-hidden="true" style={{ paddingInline: 12 }}>
              <span
                style={{
                  display: 'block',
                  height: 8,
                  width: `${(count / most) * 100}%`,
                  borderRadius: 4,
                  background: 'var(--k-accent)',
                  opacity: month === current ? 1 : 0.5,
                }}
              />
            </span>
            <Count value={count} />
          </li>
        );
      })}
    </ul>
  );
}
