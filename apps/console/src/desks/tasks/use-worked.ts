import { useState } from 'react';
import type { CompleteTaskMutation } from '../../gql/tasks/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { sayDone } from '../../ui/toasts.tsx';

/**
 * What the server said to work on a task, in words: `settle` tells success by closing and saying so, or keeps what was
 * refused. Every dialog of a task ends this way.
 */
export function useWorked(
  done: string,
  close: () => void,
  refetch: () => void,
): {
  readonly refused: string | undefined;
  readonly settle: (result: CompleteTaskMutation['worked']) => void;
} {
  const t = useText();
  const open = useOpenText();
  const [refused, setRefused] = useState<string>();
  const settle = (result: CompleteTaskMutation['worked']): void => {
    switch (result.__typename) {
      case 'Task':
        setRefused(undefined);
        close();
        sayDone(done);
        return refetch();
      case 'TaskEndedAlready':
        setRefused(
          t('tasks.endedAlready', { who: result.task.endedBy ?? '', state: t(`tasks.state.${result.task.state}`) }),
        );
        return refetch();
      case 'ChangedMeanwhile':
        setRefused(t('tasks.meanwhile'));
        return refetch();
      case 'InvalidInput':
        return setRefused(result.fields.map(({ code }) => open('tasks.problem', code)).join(t('ui.comma')));
      default:
        return setRefused(t('tasks.gone'));
    }
  };
  return { refused, settle };
}
