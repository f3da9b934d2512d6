import { useMutation } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  DecideRiskQuestionDocument,
  DecideRiskQuestionsDocument,
  type RiskQuestionDecision,
  type RiskQuestionLineFragment,
  type WholeRiskRunFragment,
} from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useRunChange } from './use-run-change.ts';

/** What a person must decide before the day goes on: unknown numbers, rows that are there twice, rows that differ (T9). */
export function RunQuestions({ run, refetch }: { run: WholeRiskRunFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [deciding, setDeciding] = useState<string>();
  const { refused, settle } = useRunChange(refetch);
  const [send, { error }] = useMutation(DecideRiskQuestionDocument, {
    refetchQueries: ['RiskTraders'],
    onError: () => {},
  });
  const [sendAll, { error: errorOfAll }] = useMutation(DecideRiskQuestionsDocument, {
    refetchQueries: ['RiskTraders'],
    onError: () => {},
  });
  if (run.questions.length === 0) return null;
  const mayDecide = run.state.key === 'screen' && may('risk.import');
  const open = run.questions.filter(({ decision }) => !decision);
  const unknown = open.filter(({ kind }) => kind === 'unknown').length;
  const decide = async (
    { id, version }: RiskQuestionLineFragment,
    decision: RiskQuestionDecision,
    line: number | null,
  ): Promise<boolean> => {
    setDeciding(id);
    const { data } = await send({ variables: { input: { id, version, decision, line } } });
    setDeciding(undefined);
    return data ? settle(data.changed) : false;
  };
  const all = async (kind: 'unknown' | 'duplicate'): Promise<void> => {
    setDeciding(kind);
    const { data } = await sendAll({ variables: { input: { runId: run.id, kind } } });
    setDeciding(undefined);
    if (data) settle(data.changed);
  };
  const several = (kind: RiskQuestionLineFragment['kind']): boolean =>
    open.filter((each) => each.kind === kind).length > 1;
  return (
    <Section
      title={t('risk.questions', { open: run.openQuestions })}
      extra={
        mayDecide && (
          <span className="k-actions">
            {several('unknown') && (
              <Button size="small" disabled={deciding !== undefined} onClick={() => void all('unknown')}>
                {t('risk.leaveOutUnknown')}
              </Button>
            )}
            {several('duplicate') && (
              <Button size="small" disabled={deciding !== undefined} onClick={() => void all('duplicate')}>
                {t('risk.countDuplicatesOnce')}
              </Button>
            )}
          </span>
        )
      }
    >
      <FailureAlert error={error ?? errorOfAll} />
      <Refusal why={refused} />
      {unknown > 50 && <Alert type="warning" showIcon title={t('risk.manyUnknown')} />}
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('risk.number')}</th>
            <th>{t('risk.question')}</th>
            <th>{t('risk.rowsInQuestion')}</th>
            <th>{t('risk.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {run.questions.map((question) => (
            <tr key={question.id}>
              <td className="k-line">
                {question.number}
                {question.trader && <div className="k-quiet">{question.trader}</div>}
              </td>
              <td className="k-line">{t(`risk.question.${question.kind}`)}</td>
              <td>
                <RowsInQuestion question={question} />
              </td>
              <td>
                <Decision
                  question={question}
                  mayDecide={mayDecide}
                  busy={deciding !== undefined}
                  decide={(decision, line) => void decide(question, decision, line)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function RowsInQuestion({ question }: { question: RiskQuestionLineFragment }): ReactNode {
  const t = useText();
  return (
    <ul className="k-rows-in-question">
      {question.rows.map((row) => (
        <li key={row.line} data-taken={row.line === question.takenLine || undefined}>
          <span className="k-quiet">{t('risk.lineNth', { line: row.line })}</span> {t('risk.margin')}{' '}
          <Money fen={row.margin} /> {t('risk.equity')} <Money fen={row.equity} />
        </li>
      ))}
    </ul>
  );
}

function Decision({
  question,
  mayDecide,
  busy,
  decide,
}: {
  question: RiskQuestionLineFragment;
  mayDecide: boolean;
  busy: boolean;
  decide: (decision: RiskQuestionDecision, line: number | null) => void;
}): ReactNode {
  const t = useText();
  const { decision, takenLine, decidedBy, decisions, rows } = question;
  return (
    <div className="k-stack k-decision">
      {decision ? (
        <span>
          {t(`risk.decision.${decision}`, { line: takenLine ?? 0 })} <span className="k-quiet">{decidedBy}</span>
        </span>
      ) : (
        !mayDecide && <span className="k-quiet">{t('risk.undecided')}</span>
      )}
      {mayDecide && (
        <div className="k-actions">
          {decisions.flatMap((each) =>
            (each === 'takeLine' ? rows.map(({ line }) => line) : [null])
              .filter((line) => each !== decision || line !== (takenLine ?? null))
              .map((line) => (
                <Button key={`${each} ${line ?? ''}`} size="small" disabled={busy} onClick={() => decide(each, line)}>
                  {t(`risk.decide.${each}`, { line: line ?? 0 })}
                </Button>
              )),
          )}
        </div>
      )}
    </div>
  );
}
