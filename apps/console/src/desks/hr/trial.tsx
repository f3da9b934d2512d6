import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  DecideTrialDocument,
  ObserveTrialDocument,
  type TrialDecision,
  TrialDocument,
  type WholeHrRequestFragment,
  type WholeTrialFragment,
  WriteTrialDocument,
} from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { formPath, type Problem } from '../../ui/form-problems.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

type Asked = 'plan' | 'observe' | 'decide';
type Answer = { readonly __typename: string; readonly fields?: readonly { path: string; code: string }[] } | undefined;

/** The trial in the new post: goals, who observes, what was seen, how it was decided (H4). */
export function TrialSection({ request }: { request: WholeHrRequestFragment }): ReactNode {
  const t = useText();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery(TrialDocument, {
    variables: { requestId: request.id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const { trial } = data;
  if (!trial || (!trial.plan && !trial.mayDecide)) return null;
  const close = (): void => {
    setAsked(undefined);
    void refetch();
  };
  const dialog = { request, trial, close };
  return (
    <Section
      title={t('hr.trial')}
      extra={
        <span className="k-actions">
          {trial.mayObserve && (
            <Button size="small" onClick={() => setAsked('observe')}>
              {t('hr.observe')}
            </Button>
          )}
          {trial.mayDecide && (
            <Button size="small" onClick={() => setAsked('plan')}>
              {t(trial.plan ? 'hr.change' : 'hr.planTrial')}
            </Button>
          )}
          {trial.mayDecide && trial.plan && (
            <Button size="small" type="primary" onClick={() => setAsked('decide')}>
              {t('hr.decideTrial')}
            </Button>
          )}
        </span>
      }
    >
      {trial.plan ? <Plan plan={trial.plan} /> : <p className="k-quiet">{t('hr.noTrial')}</p>}
      {asked === 'plan' && <PlanDialog {...dialog} />}
      {asked === 'observe' && <ObserveDialog {...dialog} />}
      {asked === 'decide' && <DecideDialog {...dialog} />}
    </Section>
  );
}

function Plan({ plan }: { plan: NonNullable<WholeTrialFragment['plan']> }): ReactNode {
  const t = useText();
  const { startsOn, endsOn, goals, observer, decision, decisionReason, decidedByName, observations } = plan;
  return (
    <>
      {decision && (
        <p>
          <StateChip tone={decision === 'passed' ? 'good' : 'bad'}>{t(`hr.trialDecision.${decision}`)}</StateChip>{' '}
          {decidedByName} {decisionReason}
        </p>
      )}
      <Facts
        facts={[
          {
            key: 'span',
            label: t('hr.trialSpan'),
            value: (
              <>
                <BusinessDate value={startsOn} /> – <BusinessDate value={endsOn} />
              </>
            ),
          },
          { key: 'observer', label: t('hr.observer'), value: observer.name },
          {
            key: 'goals',
            label: t('hr.goals'),
            value: (
              <ol className="hr-goals">
                {goals.map((goal) => (
                  <li key={goal}>{goal}</li>
                ))}
              </ol>
            ),
          },
        ]}
      />
      <h3>{t('hr.observations')}</h3>
      {observations.length === 0 && <p className="k-quiet">{t('hr.noObservations')}</p>}
      <ul className="k-list">
        {observations.map(({ id, seenOn, note, byName }) => (
          <li key={id}>
            <span className="hr-words">{note}</span>
            <span className="k-quiet">
              {byName} <BusinessDate value={seenOn} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface DialogProps {
  readonly request: WholeHrRequestFragment;
  readonly trial: WholeTrialFragment;
  readonly close: () => void;
}

/** What was refused, at its field; nothing once it is written. */
function useProblems(first: string): (answer: Answer) => readonly Problem[] {
  const t = useText();
  const open = useOpenText();
  return (answer) => {
    if (answer?.__typename === 'Trial') return [];
    if (answer?.fields) {
      return answer.fields.map(({ path, code }) => ({
        name: formPath(path.replace(/^input\./, '')),
        label: '',
        text: open('hr.problem', code),
      }));
    }
    return [{ name: [first], label: '', text: t('hr.meanwhile') }];
  };
}

function PlanDialog({ request, trial: { plan, observers }, close }: DialogProps): ReactNode {
  const t = useText();
  const [write] = useMutation(WriteTrialDocument);
  const problems = useProblems('goals');
  const required = [{ required: true, message: t('hr.problem.REQUIRED') }];
  return (
    <CreateDialog<{ observerId: string; startsOn: string; endsOn: string; goals: string }>
      open
      title={t('hr.trial')}
      action={t('hr.save')}
      initialValues={
        plan
          ? { observerId: plan.observer.id, startsOn: plan.startsOn, endsOn: plan.endsOn, goals: plan.goals.join('\n') }
          : { startsOn: request.effectiveOn ?? '' }
      }
      onClose={close}
      create={async ({ goals, ...values }) => {
        const lines = goals.split('\n').filter((line) => line.trim() !== '');
        const input = { requestId: request.id, version: plan?.version ?? 0, ...values, goals: lines };
        return problems((await write({ variables: { input } })).data?.answer);
      }}
    >
      <Form.Item name="observerId" label={t('hr.observer')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={observers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="startsOn" label={t('hr.startsOn')} rules={required}>
        <DayInput />
      </Form.Item>
      <Form.Item name="endsOn" label={t('hr.endsOn')} rules={required}>
        <DayInput />
      </Form.Item>
      <Form.Item name="goals" label={t('hr.goals')} extra={t('hr.goalsHint')} rules={required}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </CreateDialog>
  );
}

function ObserveDialog({ request, close }: DialogProps): ReactNode {
  const t = useText();
  const [observe] = useMutation(ObserveTrialDocument);
  const problems = useProblems('note');
  const required = [{ required: true, message: t('hr.problem.REQUIRED') }];
  return (
    <CreateDialog<{ seenOn: string; note: string }>
      open
      title={t('hr.observe')}
      action={t('hr.save')}
      onClose={close}
      create={async (values) =>
        problems((await observe({ variables: { input: { requestId: request.id, ...values } } })).data?.answer)
      }
    >
      <Form.Item name="seenOn" label={t('hr.seenOn')} rules={required}>
        <DayInput />
      </Form.Item>
      <Form.Item name="note" label={t('hr.seen')} extra={t('hr.seenHint')} rules={required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </CreateDialog>
  );
}

function DecideDialog({ request, trial: { plan }, close }: DialogProps): ReactNode {
  const t = useText();
  const [decide] = useMutation(DecideTrialDocument);
  const problems = useProblems('reason');
  return (
    <CreateDialog<{ decision: TrialDecision; reason?: string }>
      open
      title={t('hr.decideTrial')}
      action={t('hr.decideTrial')}
      initialValues={{ decision: 'passed' }}
      onClose={close}
      create={async ({ decision, reason }) => {
        const input = { requestId: request.id, version: plan?.version ?? 0, decision, reason: reason?.trim() || null };
        return problems((await decide({ variables: { input } })).data?.answer);
      }}
    >
      <Form.Item name="decision" label={t('hr.outcome')}>
        <Select
          options={(['passed', 'notPassed'] as const).map((value) => ({
            value,
            label: t(`hr.trialDecision.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('hr.trialReason')} extra={t('hr.trialReasonHint')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </CreateDialog>
  );
}
