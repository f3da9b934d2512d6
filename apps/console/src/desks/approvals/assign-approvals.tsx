import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Form, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApprovalReviewersDocument, AssignApprovalsDocument } from '../../gql/approvals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
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
  const [form] = Form.useForm<{ personId: string }>();
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
    <Modal
      open
      title={t('approvals.assignTitle', { count: approvalIds.length })}
      okText={t('approvals.assign')}
      cancelText={t('ui.cancel')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error ?? reviewers.error} />
      {refused > 0 && (
        <Alert type="warning" showIcon role="alert" title={t('approvals.assignRefused', { count: refused })} />
      )}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ personId }) => void assign({ variables: { input: { approvalIds: [...approvalIds], personId } } })}
      >
        <Form.Item
          name="personId"
          label={t('approvals.reviewer')}
          rules={[{ required: true, message: t('approvals.reviewerMissing') }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            loading={reviewers.loading}
            notFoundContent={reviewers.loading ? t('ui.loading') : t('approvals.noReviewer')}
            options={(reviewers.data?.approvalReviewers ?? []).map(({ id, name, pending }) => ({
              value: id,
              label: t('approvals.reviewerLaden', { name, pending }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
