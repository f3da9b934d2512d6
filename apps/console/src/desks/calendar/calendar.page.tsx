import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import { CalendarMonthDocument, type DayFragment } from '../../gql/calendar/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { DayForm } from './day-form.tsx';
import { MonthGrid } from './month-grid.tsx';
import { PracticeDay } from './practice-day.tsx';
import { YearForm } from './year-form.tsx';

const keys = ['month'] as const;

/** A month of the calendar (X4): what the office does, what the market does, and why. */
export default function CalendarPage(): ReactNode {
  const t = useText();
  const intl = useIntl();
  const { may } = useSession();
  const [{ month: asked }, change] = useQueueFilters(keys);
  const [edited, setEdited] = useState<DayFragment>();
  const [year, month] = monthOf(asked);
  const { data: fresh, previousData, error, refetch } = useQuery(CalendarMonthDocument, { variables: { year, month } });
  // The month before stays until the chosen one is here.
  const data = fresh ?? previousData;
  const go = (step: number): void => {
    const to = new Date(Date.UTC(year, month - 1 + step, 1));
    change({ month: to.toISOString().slice(0, 7) });
  };
  const title = intl.formatDate(Date.UTC(year, month - 1, 1), { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <>
      <header className="k-head">
        <h1>{t('calendar.title')}</h1>
        <Button onClick={() => go(-1)} aria-label={t('calendar.before')}>
          ‹
        </Button>
        <b aria-live="polite">{title}</b>
        <Button onClick={() => go(1)} aria-label={t('calendar.after')}>
          ›
        </Button>
        <Button onClick={() => change({ month: '' })}>{t('calendar.thisMonth')}</Button>
        <span className="k-grow" />
        {data?.today.mayPractise && may('calendar.manage') && (
          <PracticeDay today={data.today.date} practising={data.today.practising} />
        )}
      </header>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <PageLoading />
        )
      ) : data.calendarMonth.days.length === 0 ? (
        <EmptyState title={t('calendar.unknownYear', { year: String(year) })} detail={t('calendar.unknownYearDetail')}>
          {may('calendar.manage') && <YearForm key={year} year={year} done={() => void refetch()} />}
        </EmptyState>
      ) : (
        <MonthGrid
          days={data.calendarMonth.days}
          today={data.today.date}
          edit={may('calendar.manage') ? setEdited : undefined}
        />
      )}
      {edited && <DayForm key={edited.day} day={edited} close={() => setEdited(undefined)} />}
    </>
  );
}

/** `2026-10` as numbers; the month in Shanghai where nothing fits. */
function monthOf(asked: string): [year: number, month: number] {
  const text = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked)
    ? asked
    : new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  return [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
}
