import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { AssignTraderFaultsDocument, TraderFaultMendersDocument } from '../../gql/quality/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AssignDialog } from '../../ui/assign-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Gives faults to somebody who may mend them all (T6). */
export function AssignFaults({
  faultIds,
  close,
  done,
}: {
  faultIds: readonly string[];
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState(0);
  const menders = useQuery(TraderFaultMendersDocument, {
    variables: { faultIds: [...faultIds] },
    fetchPolicy: 'network-only',
  });
  const [assign, { loading, error }] = useMutation(AssignTraderFaultsDocument, {
    onError: () => {},
    onCompleted: ({ assignTraderFaults: result }) => {
      if (result.faultIds.length > 0) sayDone(t('quality.assigned', { count: result.faultIds.length }));
      done();
      if (result.refused.length > 0) return setRefused(result.refused.length);
      return close();
    },
  });
  return (
    <AssignDialog
      words={{
        title: t('quality.assignTitle', { count: faultIds.length }),
        assign: t('quality.assign'),
        cancel: t('quality.notYet'),
        person: t('quality.mender'),
        missing: t('quality.menderMissing'),
        nobody: t('quality.noMender'),
      }}
      candidates={(menders.data?.traderFaultMenders ?? []).map(({ id, name, open }) => ({
        value: id,
        label: t('quality.menderLaden', { name, open }),
      }))}
      looking={menders.loading}
      busy={loading}
      error={error ?? menders.error}
      refused={refused > 0 ? t('quality.assignRefused', { count: refused }) : undefined}
      assign={(personId) => void assign({ variables: { input: { faultIds: [...faultIds], personId } } })}
      close={close}
    />
  );
}
