import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AcknowledgeTransmittalDocument,
  CancelTransmittalDocument,
  ReceiveTransmittalDocument,
  SendTransmittalDocument,
  type WholeParcelFragment,
} from '../../gql/transmittals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const moves = {
  send: SendTransmittalDocument,
  cancel: CancelTransmittalDocument,
  receive: ReceiveTransmittalDocument,
  acknowledge: AcknowledgeTransmittalDocument,
} as const;
type MoveKey = keyof typeof moves;

const isMove = (key: string): key is MoveKey => key in moves;

/** What the person may do with the parcel now; what stands in the way is said beside the button (T8). */
export function MoveButtons({ parcel, refetch }: { parcel: WholeParcelFragment; refetch: () => void }): ReactNode {
  return (
    <>
      {parcel.transitions.map((transition) =>
        isMove(transition.key) ? (
          <MoveButton
            key={transition.key}
            parcel={parcel}
            move={transition.key}
            title={transition.title}
            needsReason={transition.needsReason}
            obstacles={transition.reasons.map(({ text }) => text)}
            refetch={refetch}
          />
        ) : null,
      )}
    </>
  );
}

function MoveButton({
  parcel,
  move,
  title,
  needsReason,
  obstacles,
  refetch,
}: {
  parcel: WholeParcelFragment;
  move: MoveKey;
  title: string;
  needsReason: boolean;
  obstacles: readonly string[];
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [go, { loading, error }] = useMutation(moves[move], {
    refetchQueries: ['TransmittalsWaiting'],
    onError: () => {},
    onCompleted: ({ moved }) => {
      switch (moved.__typename) {
        case 'TransmittalRecord':
          setAsking(false);
          return sayDone(t('transmittals.moved', { number: moved.number, state: moved.state.title }));
        case 'TransitionBlocked':
          setRefused(moved.reasons.map(({ text }) => text));
          return refetch();
        case 'NotFound':
          return setRefused([t('ui.failure.NOT_FOUND')]);
        case 'InvalidInput':
          return setRefused([t('transmittals.problem.REQUIRED')]);
        default:
          setRefused([t('transmittals.meanwhile')]);
          return refetch();
      }
    },
  });
  const send = (reason: string | null): void => {
    setRefused([]);
    void go({ variables: { input: { id: parcel.id, version: parcel.version, reason } } });
  };
  const wait = obstacles.length > 0;
  return (
    <>
      <Button
        type={move === 'cancel' ? 'default' : 'primary'}
        disabled={wait}
        title={obstacles.join('；')}
        loading={loading && !asking}
        onClick={() => (needsReason ? setAsking(true) : send(null))}
      >
        {title}
      </Button>
      {wait && <span className="k-quiet">{obstacles.join('；')}</span>}
      {!asking && <FailureAlert error={error} />}
      {!asking && refused.length > 0 && <span role="alert">{refused.join('；')}</span>}
      <AskReason
        open={asking}
        title={`${title} ${parcel.number}`}
        action={title}
        busy={loading}
        close={() => setAsking(false)}
        done={send}
      >
        <FailureAlert error={error} />
        {refused.length > 0 && <p role="alert">{refused.join('；')}</p>}
      </AskReason>
    </>
  );
}
