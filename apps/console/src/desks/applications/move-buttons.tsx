import { useMutation } from '@apollo/client/react';
import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { MoveApplicationDocument, type WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** What the person may do with the application now; a way that is not open says why (T1–T4). */
export function MoveButtons({
  application,
  refetch,
}: {
  application: WholeApplicationFragment;
  refetch: () => void;
}): ReactNode {
  return application.transitions.map((transition) => (
    <MoveButton key={transition.key} application={application} transition={transition} refetch={refetch} />
  ));
}

function MoveButton({
  application: { id, number, version },
  transition: { key, title, needsReason, reasons },
  refetch,
}: {
  application: WholeApplicationFragment;
  transition: WholeApplicationFragment['transitions'][number];
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  const [go, { loading, error }] = useMutation(MoveApplicationDocument, {
    refetchQueries: ['ApprovalsOf', 'ApplicationTimeline', 'WaitingForMe', 'ReturnedApplications'],
    onError: () => {},
    onCompleted: ({ moved }) => {
      switch (moved.__typename) {
        case 'ApplicationRecord':
          setAsking(false);
          return sayDone(t('applications.moved', { number, state: moved.state.title }));
        case 'TransitionBlocked':
          setRefused(moved.reasons.map(({ text }) => text).join('；'));
          return refetch();
        case 'NotFound':
          return setRefused(t('ui.failure.NOT_FOUND'));
        default:
          setRefused(t('applications.meanwhile'));
          return refetch();
      }
    },
  });
  const send = (): void => {
    setRefused(undefined);
    void go({ variables: { input: { id, version, transition: key, reason: reason.trim() || null } } });
  };
  const blocked = reasons.length > 0;
  return (
    <>
      <Button
        type={key === 'withdraw' ? 'default' : 'primary'}
        disabled={blocked}
        {...(blocked && { title: reasons.map(({ text }) => text).join('；') })}
        loading={loading && !asking}
        onClick={() => (needsReason ? setAsking(true) : send())}
      >
        {title}
      </Button>
      {!asking && <FailureAlert error={error} />}
      {!asking && refused && <span role="alert">{refused}</span>}
      <Modal
        open={asking}
        title={`${title} ${number}`}
        okText={title}
        cancelText={t('ui.cancel')}
        okButtonProps={{ disabled: !reason.trim() }}
        confirmLoading={loading}
        onCancel={() => setAsking(false)}
        onOk={send}
        destroyOnHidden
      >
        <FailureAlert error={error} />
        {refused && <p role="alert">{refused}</p>}
        <Input.TextArea
          rows={3}
          maxLength={1000}
          aria-label={t('applications.reason')}
          placeholder={t('applications.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
