import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  ApproveRiskRunDocument,
  CloseRiskRunDocument,
  CloseUnsentRiskRunDocument,
  GiveBackRiskRunDocument,
  LeaveRiskFileDocument,
  SubmitRiskRunDocument,
  type WholeRiskRunFragment,
} from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useRunChange } from './use-run-change.ts';

const moves = {
  submit: SubmitRiskRunDocument,
  giveBack: GiveBackRiskRunDocument,
  approve: ApproveRiskRunDocument,
  leaveFile: LeaveRiskFileDocument,
  closeUnsent: CloseUnsentRiskRunDocument,
  close: CloseRiskRunDocument,
} as const;
type MoveKey = keyof typeof moves;

const isMove = (key: string): key is MoveKey => key in moves;
const leadsOn: readonly MoveKey[] = ['submit', 'approve', 'close'];

/** What the person may do with the day now; what stands in the way is said beside the button (T9). */
export function RunMoves({ run, refetch }: { run: WholeRiskRunFragment; refetch: () => void }): ReactNode {
  return (
    <div className="k-actions">
      {run.transitions.map((transition) =>
        isMove(transition.key) ? (
          <RunMove
            key={transition.key}
            run={run}
            move={transition.key}
            title={transition.title}
            needsReason={transition.needsReason}
            obstacles={transition.reasons.map(({ text }) => text)}
            refetch={refetch}
          />
        ) : null,
      )}
    </div>
  );
}

function RunMove({
  run,
  move,
  title,
  needsReason,
  obstacles,
  refetch,
}: {
  run: WholeRiskRunFragment;
  move: MoveKey;
  title: string;
  needsReason: boolean;
  obstacles: readonly string[];
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { refused, settle } = useRunChange(refetch);
  const [go, { loading, error }] = useMutation(moves[move], {
    refetchQueries: ['RiskTraders', 'RiskWaiting'],
    onError: () => {},
    onCompleted: ({ changed }) => {
      if (!settle(changed) || changed.__typename !== 'RiskRunRecord') return;
      setAsking(false);
      sayDone(t('risk.moved', { state: changed.state.title }));
    },
  });
  const send = (reason: string | null): void =>
    void go({ variables: { input: { id: run.id, version: run.version, reason } } });
  const said = (
    <>
      <FailureAlert error={error} />
      <Refusal why={refused} />
    </>
  );
  const wait = obstacles.length > 0;
  return (
    <div className="k-move">
      <Button
        type={leadsOn.includes(move) ? 'primary' : 'default'}
        disabled={wait}
        loading={loading && !asking}
        onClick={() => (needsReason ? setAsking(true) : send(null))}
      >
        {title}
      </Button>
      {wait && <span className="k-quiet">{obstacles.join('；')}</span>}
      {!asking && said}
      {needsReason && (
        <AskReason open={asking} title={title} action={title} busy={loading} close={() => setAsking(false)} done={send}>
          {said}
        </AskReason>
      )}
    </div>
  );
}
