import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { TaskDocument, type WholeTaskFragment } from '../../gql/tasks/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { SubjectLink } from '../../ui/subject-link.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { TaskActions } from './task-actions.tsx';
import { GivenBy, TaskOwner, TaskState } from './task-state.tsx';

/** One task: what, about what, until when, who, and what happened to it (T20). */
export default function TaskPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(TaskDocument, { variables: { id } });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.task) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('tasks.gone')} />;
  return <Whole task={data.task} refetch={() => void refetch()} />;
}

function Whole({ task, refetch }: { task: WholeTaskFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  return (
    <RecordPage
      name={task.title}
      state={<TaskState task={task} />}
      actions={<TaskActions task={task} refetch={refetch} />}
      timeline={
        <Section title={t('tasks.history')}>
          <Timeline
            events={task.history.toReversed().map(({ id, at, actor, action, to, reason }) => ({
              id,
              at,
              who: open('jobs.scheduleName', actor) === actor ? actor : t('tasks.house'),
              what: to ? t('tasks.event.handedOverTo', { to }) : open('tasks.event', action),
              ...(reason && { reason }),
            }))}
          />
        </Section>
      }
    >
      <Section title={t('tasks.facts')}>
        <Facts
          facts={[
            { key: 'due', label: t('tasks.dueAt'), value: <Instant value={task.dueAt} /> },
            { key: 'owner', label: t('tasks.owner'), value: <TaskOwner task={task} /> },
            {
              key: 'subject',
              label: t('tasks.subject'),
              value: task.subject ? <SubjectLink subject={task.subject} /> : <None />,
            },
            {
              key: 'note',
              label: t('tasks.note'),
              value: task.note ? <p className="k-wrap">{task.note}</p> : <None />,
            },
            {
              key: 'needed',
              label: t('tasks.evidence'),
              value: <Evidence task={task} />,
            },
            { key: 'remind', label: t('tasks.remindAt'), value: <Instant value={task.remindAt} /> },
            {
              key: 'opened',
              label: t('tasks.openedBy'),
              value: (
                <>
                  <GivenBy by={task.openedBy} /> · <Instant value={task.openedAt} />
                </>
              ),
            },
            ...(task.endedAt
              ? [
                  {
                    key: 'ended',
                    label: t('tasks.endedAt'),
                    value: (
                      <>
                        <GivenBy by={task.endedBy ?? ''} /> · <Instant value={task.endedAt} />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </RecordPage>
  );
}

/** What shows that it was done; whether something must while it is open. */
function Evidence({ task }: { task: WholeTaskFragment }): ReactNode {
  const t = useText();
  if (task.state === 'open') return t(task.evidenceNeeded ? 'tasks.evidenceNeeded' : 'tasks.evidenceFree');
  if (!task.evidence && !task.evidenceFile) return <None />;
  return (
    <>
      {task.evidence && <p className="k-wrap">{task.evidence}</p>}
      {task.evidenceFile && (
        <a href={`/tasks/${task.id}/evidence`} download>
          {task.evidenceFile}
        </a>
      )}
    </>
  );
}
