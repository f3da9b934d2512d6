import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useEffect, useState } from 'react';
import { ApprovalsOfDocument, DecideApprovalDocument } from '../../gql/approvals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ApprovalPanel } from '../../ui/approval-panel.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** The rounds of approval of a record of any desk, and deciding the step at hand (X3). For a record's page. */
export function ApprovalRounds({
  subject,
  version,
  changed,
}: {
  subject: { readonly type: string; readonly id: string };
  /** The record's version: another one, and there may be another decision. */
  version: number;
  /** A decision was taken, by this person or by somebody quicker. */
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { type, id } = subject;
  const { data, error, refetch } = useQuery(ApprovalsOfDocument, { variables: { subject: { type, id } } });
  const [refused, setRefused] = useState<readonly string[]>([]);
  useEffect(() => {
    if (version > 1) void refetch();
  }, [version, refetch]);
  const [decide, { loading, error: failure }] = useMutation(DecideApprovalDocument, {
    refetchQueries: ['WaitingForMe'],
    onError: () => {},
    onCompleted: ({ decided }) => {
      switch (decided.__typename) {
        case 'Approval':
          sayDone(t('approvals.decided', { title: decided.subject.title }));
          break;
        case 'DecidedAlready':
          setRefused([t('approvals.decidedAlready', { name: decided.by ?? '' })]);
          break;
        case 'SecondPersonNeeded':
          setRefused([t('approvals.secondPerson', { name: decided.person })]);
          break;
        case 'TransitionBlocked':
          return setRefused(decided.reasons.map(({ text }) => text));
        case 'NotFound':
          setRefused([t('approvals.notYours')]);
          break;
        default:
          setRefused([t('approvals.meanwhile')]);
      }
      void refetch();
      changed();
    },
  });
  const rounds = data?.approvalsOf;
  return (
    <Section title={t('approvals.title')}>
      {!rounds && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {rounds && (
        <ApprovalPanel
          rounds={rounds}
          deciding={loading}
          decide={({ reason, ...input }) => {
            setRefused([]);
            void decide({ variables: { input: { ...input, reason: reason || null } } });
          }}
          refused={<FailureAlert error={failure} />}
        />
      )}
      {refused.length > 0 && (
        <div role="alert" className="k-problems">
          <ul>
            {refused.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
