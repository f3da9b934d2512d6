import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { AddMortgageNoteDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly body: string;
  readonly triedWith: string;
  readonly triedOn: string;
  readonly outcome: string;
}

const fields = ['body', 'triedWith', 'triedOn', 'outcome'] as const;

/** Logs what was tried to resolve something by oneself; before a problem goes to the supervisor, that must be on record (S26). */
export function LogAttempt({ id, close, logged }: { id: string; close: () => void; logged: () => void }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [add] = useMutation(AddMortgageNoteDocument, { refetchQueries: ['MortgageProblems'] });
  const needed = [{ required: true, whitespace: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.logAttempt')}
      action={t('mortgage.save')}
      initialValues={{ triedOn: todayInShanghai() }}
      onClose={close}
      create={async (values) => {
        const { data } = await add({ variables: { input: { id, kind: 'attempt', ...values } } });
        const found = problems(data?.added, 'MortgageNote', fields);
        if (found.length > 0) return found;
        sayDone(t('mortgage.saved'));
        logged();
        return [];
      }}
    >
      <p className="k-quiet">{t('mortgage.attemptHow')}</p>
      <Form.Item name="body" label={t('mortgage.tried')} rules={needed}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="triedWith" label={t('mortgage.triedWith')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="triedOn" label={t('mortgage.triedOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <Form.Item name="outcome" label={t('mortgage.attemptOutcome')} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
