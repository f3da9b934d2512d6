import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { SetPracticeDayDocument } from '../../gql/calendar/graphql.ts';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useDayText } from '../../ui/figures.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Sets a demo to another day, so that a day's work can be practised on files of that day; a production has no such button. */
export function PracticeDay({ today, practising }: { today: string; practising: boolean }): ReactNode {
  const t = useText();
  const client = useApolloClient();
  const dayText = useDayText();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(today);
  const [refused, setRefused] = useState(false);
  const [set, { loading, error }] = useMutation(SetPracticeDayDocument, {
    onError: () => {},
    onCompleted: ({ setPracticeDay: result }) => {
      setRefused(result.__typename !== 'Today');
      if (result.__typename !== 'Today') return;
      setOpen(false);
      setDay(result.date);
      sayDone(t('calendar.practice.is', { day: dayText(result.date) }));
      // Whatever is on screen may depend on what today is.
      void client.refetchQueries({ include: 'active' });
    },
  });
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <div className="k-reason">
          <p className="k-quiet">{t('calendar.practice.detail')}</p>
          <FailureAlert error={error} />
          <Refusal why={refused ? t('calendar.practice.problem') : undefined} />
          <DayInput label={t('calendar.practice')} value={day} onChange={setDay} required />
          <div className="k-actions">
            <Button type="primary" loading={loading} onClick={() => void set({ variables: { input: { day } } })}>
              {t('calendar.practice.set')}
            </Button>
            {practising && (
              <Button loading={loading} onClick={() => void set({ variables: { input: { day: null } } })}>
                {t('calendar.practice.end')}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <Button>{t('calendar.practice')}</Button>
    </Popover>
  );
}
