import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { MortgageEscalationPolicyDocument, SetMortgageEscalationPolicyDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly attempts: number;
  readonly reason: string;
}

/** How many attempts must be on record before a problem goes to the supervisor (S26). */
export function EscalationRule(): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [changing, setChanging] = useState(false);
  const { data, error, refetch } = useQuery(MortgageEscalationPolicyDocument, { fetchPolicy: 'cache-and-network' });
  const [set] = useMutation(SetMortgageEscalationPolicyDocument);
  const policy = data?.mortgageEscalationPolicy;
  if (!policy) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <Section
      title={t('mortgage.escalations')}
      extra={<Button onClick={() => setChanging(true)}>{t('mortgage.changeEscalations')}</Button>}
    >
      <p>{t('mortgage.attemptsNeeded', { count: policy.attempts })}</p>
      {changing && (
        <CreateDialog<Values>
          open
          title={t('mortgage.escalations')}
          action={t('mortgage.save')}
          initialValues={{ attempts: policy.attempts }}
          onClose={() => setChanging(false)}
          create={async (values) => {
            const answer = (await set({ variables: { input: { version: policy.version, ...values } } })).data?.set;
            await refetch();
            const found = problems(answer, 'MortgageEscalationPolicy', ['attempts', 'reason']);
            if (found.length === 0) sayDone(t('mortgage.saved'));
            return found;
          }}
        >
          <Form.Item name="attempts" label={t('mortgage.attempts')} rules={needed}>
            <InputNumber min={0} max={10} precision={0} />
          </Form.Item>
          <Form.Item name="reason" label={t('mortgage.why')} rules={needed}>
            <Input maxLength={500} />
          </Form.Item>
        </CreateDialog>
      )}
    </Section>
  );
}
