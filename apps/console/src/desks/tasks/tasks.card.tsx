import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { TaskCountsDocument } from '../../gql/tasks/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';

/** What waits for the person: late, due today, reminded of, all that is open (X9). */
export default function TasksCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(TaskCountsDocument, { pollInterval: 60_000 });
  const counts = data?.taskCounts;
  if (!counts || counts.open === 0) return null;
  const lines = [
    { key: 'overdue', count: counts.overdue, label: t('tasks.overdue'), to: '/tasks?only=overdue' },
    { key: 'today', count: counts.dueToday, label: t('tasks.dueToday'), to: '/tasks?only=dueToday' },
    { key: 'reminded', count: counts.reminded, label: t('tasks.reminded'), to: '/tasks?only=reminded' },
    { key: 'open', count: counts.open, label: t('tasks.allOpen'), to: '/tasks' },
  ];
  return (
    <section className="k-card">
      <h2>{t('tasks.mine')}</h2>
      <CountedLinks lines={lines} />
    </section>
  );
}
