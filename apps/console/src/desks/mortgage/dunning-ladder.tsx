import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { MortgageDunningDocument, SetMortgageDunningStepDocument } from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useDunningStep } from './dunning-step.ts';
import { useMoneyProblems } from './use-money-problems.ts';

/** When buyers are reminded of fees, and in which words (S18). */
export function DunningLadderPart(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const named = useDunningStep();
  const problems = useMoneyProblems();
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { data, error, refetch } = useQuery(MortgageDunningDocument, { fetchPolicy: 'cache-and-network' });
  const [set, { loading }] = useMutation(SetMortgageDunningStepDocument);
  const take = async (days: number): Promise<void> => {
    const answer = (await set({ variables: { input: { days } } })).data?.set;
    setRefused(
      answer?.__typename === 'DunningLadder' ? undefined : open('mortgage.refusal', answer?.code ?? 'INTERNAL'),
    );
    await refetch();
  };
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { steps, templates } = data.mortgageDunning;
  return (
    <Section
      title={t('mortgage.dunning')}
      extra={
        <div className="k-actions">
          <Link to="/message-words">{t('mortgage.dunningWords')}</Link>
          <Button onClick={() => setAdding(true)}>{t('mortgage.addStep')}</Button>
        </div>
      }
    >
      <p className="k-quiet">{t('mortgage.dunningHow')}</p>
      {refused && <p role="alert">{refused}</p>}
      {steps.length === 0 ? (
        <EmptyState title={t('mortgage.noSteps')} />
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.dunningWhen')}</th>
              <th>{t('mortgage.dunningTemplate')}</th>
              <th>{t('mortgage.state')}</th>
              <th>{t('mortgage.action')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ days, template, approved }) => (
              <tr key={days}>
                <td>{named(days)}</td>
                <td>{template}</td>
                <td>
                  <StateChip tone={approved ? 'good' : 'warning'}>
                    {t(approved ? 'mortgage.wordsApproved' : 'mortgage.wordsPending')}
                  </StateChip>
                </td>
                <td>
                  <Button
                    size="small"
                    loading={loading}
                    aria-label={`${t('mortgage.takeOut')} ${named(days)}`}
                    onClick={() => void take(days)}
                  >
                    {t('mortgage.takeOut')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <CreateDialog<{ days: number; templateId: string }>
        open={adding}
        title={t('mortgage.addStep')}
        action={t('mortgage.save')}
        onClose={() => setAdding(false)}
        create={async (input) => {
          const answer = (await set({ variables: { input } })).data?.set;
          const found = problems(answer, 'DunningLadder', ['days', 'templateId']);
          if (found.length === 0) sayDone(t('mortgage.saved'));
          await refetch();
          return found;
        }}
      >
        <Form.Item
          name="days"
          label={t('mortgage.dunningDays')}
          extra={t('mortgage.dunningDaysHelp')}
          rules={[{ required: true, message: t('mortgage.required') }]}
        >
          <InputNumber min={-60} max={365} precision={0} />
        </Form.Item>
        <Form.Item
          name="templateId"
          label={t('mortgage.dunningTemplate')}
          rules={[{ required: true, message: t('mortgage.required') }]}
        >
          <Select options={templates.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      </CreateDialog>
    </Section>
  );
}
