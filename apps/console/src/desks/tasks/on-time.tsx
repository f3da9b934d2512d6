import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TaskFigureDocument } from '../../gql/tasks/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, None, Ratio } from '../../ui/figures.tsx';
import { Why } from '../../ui/why.tsx';

const days = 90;

/** How many of the tasks done lately were done by their due instant; every figure opens its tasks (T20). */
export function TasksOnTime(): ReactNode {
  const t = useText();
  const { data } = useQuery(TaskFigureDocument, { variables: { days } });
  if (!data) return null;
  const { done, onTime, ratio, overdue } = data.taskFigure;
  const rows = (count: number, query: string): ReactNode => (
    <Link to={`/tasks?list=all${query}`}>
      <Count value={count} />
    </Link>
  );
  return (
    <span>
      <span className="k-quiet">{t('tasks.onTime', { days })}</span>{' '}
      <Why
        lines={[
          { key: 'done', label: t('tasks.onTime.done'), value: rows(done, `&state=done&days=${days}`) },
          { key: 'onTime', label: t('tasks.onTime.onTime'), value: rows(onTime, `&only=inTime&days=${days}`) },
          { key: 'late', label: t('tasks.doneLate'), value: rows(done - onTime, `&only=late&days=${days}`) },
          { key: 'overdue', label: t('tasks.overdue'), value: rows(overdue, '&only=overdue') },
        ]}
      >
        {ratio === null || ratio === undefined ? <None /> : <Ratio value={ratio} />}
      </Why>
    </span>
  );
}
