import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { DecideTemplateDocument, type TemplateFragment } from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Whether the newest words may leave; whoever did not write them approves or returns them. */
export function TemplateApproval({ template }: { template: TemplateFragment }): ReactNode {
  const t = useText();
  const { person } = useSession();
  const [returning, setReturning] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [decide, { loading, error }] = useMutation(DecideTemplateDocument, {
    onError: () => {},
    onCompleted: ({ decideMessageTemplate: result }) => {
      if (result.__typename === 'MessageTemplate') return sayDone(t('messaging.saved'));
      return setRefused(
        t(result.__typename === 'SecondPersonNeeded' ? 'messaging.approval.own' : 'messaging.changedMeanwhile'),
      );
    },
  });
  const { id, version, approvedVersion, decidedBy, returnReason } = template;
  const send = (approve: boolean, reason?: string): Promise<unknown> =>
    decide({ variables: { input: { id, version, approve, reason: reason ?? null } } });
  if (approvedVersion === version) {
    return (
      <p>
        <StateChip tone="good">
          {decidedBy ? t('messaging.approval.by', { person: decidedBy }) : t('messaging.approval.approved')}
        </StateChip>
      </p>
    );
  }
  if (returnReason !== null) {
    return (
      <p>
        <StateChip tone="bad">
          {t('messaging.approval.returned', { person: decidedBy ?? '', reason: returnReason })}
        </StateChip>
      </p>
    );
  }
  return (
    <>
      <FailureAlert error={error} />
      {refused && <p role="alert">{refused}</p>}
      <div className="k-actions" style={{ marginBottom: 16 }}>
        <StateChip tone="waiting">
          {approvedVersion === null
            ? t('messaging.approval.first')
            : t('messaging.approval.waiting', { version: approvedVersion })}
        </StateChip>
        {template.writtenById !== person.id && (
          <>
            <Button type="primary" loading={loading} onClick={() => void send(true)}>
              {t('messaging.approval.approve')}
            </Button>
            <Button onClick={() => setReturning(true)}>{t('messaging.approval.return')}</Button>
          </>
        )}
      </div>
      <CreateDialog<{ reason: string }>
        open={returning}
        title={t('messaging.approval.return')}
        action={t('messaging.approval.return')}
        create={async ({ reason }) => {
          await send(false, reason);
          return [];
        }}
        onClose={() => setReturning(false)}
      >
        <Form.Item
          name="reason"
          label={t('messaging.reason')}
          rules={[{ required: true, whitespace: true, message: t('messaging.required') }]}
        >
          <Input.TextArea maxLength={500} rows={3} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
