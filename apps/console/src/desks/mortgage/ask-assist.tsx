import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { AskMortgageAssistDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
}

/** Asks the consultant who sold the contract to do something for its case (S27). */
export function AskAssist({
  id,
  version,
  consultant,
  close,
  asked,
}: {
  id: string;
  version: number;
  consultant: string;
  close: () => void;
  asked: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [ask] = useMutation(AskMortgageAssistDocument);
  const needed = [{ required: true, whitespace: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.askAssistOf', { name: consultant })}
      action={t('mortgage.askAssist')}
      onClose={close}
      create={async (values) => {
        const { data } = await ask({ variables: { input: { id, version, ...values } } });
        const found = problems(data?.done, 'MortgageAssist', ['what', 'why', 'dueOn']);
        if (found.length > 0) return found;
        sayDone(t('mortgage.saved'));
        asked();
        return [];
      }}
    >
      <Form.Item name="what" label={t('mortgage.assistWhat')} rules={needed}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="why" label={t('mortgage.assistWhy')} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('mortgage.assistDueOn')} extra={t('mortgage.assistDueHelp')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}
