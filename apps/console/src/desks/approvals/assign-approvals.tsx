import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { ApprovalReviewersDocument, AssignApprovalsDocument } from '../../gql/approvals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AssignDialog } from '../../ui/assign-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Puts what waits on the desk of somebody who may decide it all (X3). */
export function AssignApprovals({
  approvalIds,
  close,
  done,
}: {
  approvalIds: readonly string[];
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState(0);
  const reviewers = useQuery(ApprovalReviewersDocument, {
    variables: { approvalIds: [...approvalIds] },
    fetchPolicy: 'network-only',
  });
  const [assign, { loading, error }] = useMutation(AssignApprovalsDocument, {
    refetchQueries: ['ApprovalsOf'],
    onError: () => {},
    onCompleted: ({ assignApprovals: result }) => {
      if (result.approvalIds.length > 0) sayDone(t('approvals.assigned', { count: result.approvalIds.length }));
      done();
      if (result.refused.length > 0) return setRefused(result.refused.length);
      return close();
    },
  });
  return (
    <AssignDialog
      words={{
        title: t('approvals.assignTitle', { count: approvalIds.length }),
        assign: t('approvals.assign'),
        cancel: t('ui.cancel'),
        person: t('approvals.reviewer'),
        missing: t('approvals.reviewerMissing'),
        nobody: t('approvals.noReviewer'),
      }}
      candidates={(reviewers.data?.approvalReviewers ?? []).map(({ id, name, pending }) => ({
        value: id,
        label: t('approvals.reviewerLaden', { name, pending }),
      }))}
      looking={reviewers.loading}
      busy={loading}
      error={error ?? reviewers.error}
      refused={refused > 0 ? t('approvals.assignRefused', { count: refused }) : undefined}
      assign={(personId) => void assign({ variables: { input: { approvalIds: [...approvalIds], personId } } })}
      close={close}
    />
  );
}
