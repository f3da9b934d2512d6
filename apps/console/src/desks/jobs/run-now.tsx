import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { JobsDocument, RunScheduleDocument } from '../../gql/jobs/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Lets a schedule run without waiting for its time. */
export function RunNow({ name, title }: { name: string; title: string }): ReactNode {
  const t = useText();
  const [run, { error, loading }] = useMutation(RunScheduleDocument, {
    variables: { input: { name } },
    refetchQueries: [JobsDocument],
    onError: () => {},
    onCompleted: () => sayDone(t('jobs.schedule.asked', { name: title })),
  });
  return (
    <>
      <Button
        size="small"
        loading={loading}
        aria-label={`${t('jobs.schedule.run')} ${title}`}
        onClick={() => void run()}
      >
        {t('jobs.schedule.run')}
      </Button>
      <FailureAlert error={error} />
    </>
  );
}
