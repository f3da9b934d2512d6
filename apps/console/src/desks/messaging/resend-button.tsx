import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ResendMessageDocument } from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const resendable = ['expired', 'failed'];

/** Has a message sent again, with the reason of the person who decides it. */
export function ResendButton({ id, state }: { id: string; state: string }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [resend, { loading, error }] = useMutation(ResendMessageDocument, {
    onError: () => {},
    onCompleted: ({ resendMessage }) => {
      if (resendMessage.__typename === 'WrongState') {
        setRefused(
          resendMessage.state === 'outsideHours'
            ? t('messaging.resend.outsideHours')
            : t('messaging.resend.wrongState', { state: open('messaging.state', resendMessage.state) }),
        );
        return;
      }
      setAsking(false);
      sayDone(t('messaging.resend.done'));
    },
  });
  if (!resendable.includes(state) || !may('message.resend')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('messaging.resend')}
      </Button>
      <AskReason
        open={asking}
        title={t('messaging.resend')}
        action={t('messaging.resend')}
        label={t('messaging.reason')}
        busy={loading}
        close={() => setAsking(false)}
        done={(reason) => void resend({ variables: { input: { id, reason } } })}
      >
        <FailureAlert error={error} />
        <Refusal why={refused} />
      </AskReason>
    </>
  );
}
