import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { type TaskLineFragment, TasksOfDocument } from '../../gql/tasks/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { NewTask } from './new-task.tsx';
import { TaskOwner, TaskState } from './task-state.tsx';

/** What is to be done about a record, and what was done last. For the page of any record (T20). */
export function TasksOf({ subjectType, subjectId }: { subjectType: string; subjectId: string }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [giving, setGiving] = useState(false);
  const subject = { type: subjectType, id: subjectId };
  const { data, error, refetch } = useQuery(TasksOfDocument, {
    variables: { open: { subject }, done: { subject, state: 'done' } },
    skip: !may('task.read'),
  });
  if (!may('task.read')) return null;
  const rows: readonly TaskLineFragment[] = [...(data?.open.nodes ?? []), ...(data?.done.nodes ?? [])];
  return (
    <Section
      title={t('tasks.title')}
      extra={
        may('task.create') && (
          <Button size="small" onClick={() => setGiving(true)}>
            {t('tasks.new')}
          </Button>
        )
      }
    >
      {!data && <FailureAlert error={error} />}
      {data && rows.length === 0 && <p className="k-quiet">{t('tasks.noneHere')}</p>}
      {rows.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('tasks.what')}</th>
              <th>{t('tasks.state')}</th>
              <th>{t('tasks.dueAt')}</th>
              <th>{t('tasks.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((task) => (
              <tr key={task.id}>
                <td>
                  <Link to={`/tasks/${task.id}`}>{task.title}</Link>
                </td>
                <td>
                  <TaskState task={task} />
                </td>
                <td>
                  <Instant value={task.dueAt} />
                </td>
                <td>
                  <TaskOwner task={task} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data?.open.pageInfo.hasNextPage && <p className="k-quiet">{t('tasks.moreHere')}</p>}
      <NewTask open={giving} close={() => setGiving(false)} done={() => void refetch()} subject={subject} />
    </Section>
  );
}
