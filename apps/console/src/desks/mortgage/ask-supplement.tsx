import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  AskMortgageSupplementDocument,
  type MortgageSupplementsQuery,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

interface Values {
  readonly types?: readonly string[];
  readonly words?: string;
  readonly dueOn: string;
  readonly note?: string;
}

/** Writes what a bank asks for: papers of the checklist, and what it says in words, a line each (S17). */
export function AskSupplement({
  item: { id, version },
  papers,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  papers: NonNullable<MortgageSupplementsQuery['mortgageSupplements']>['papers'];
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [ask] = useMutation(AskMortgageSupplementDocument, { refetchQueries: readAgain });
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.askSupplement')}
      action={t('mortgage.save')}
      onClose={close}
      create={async ({ types = [], words = '', dueOn, note }) => {
        const lines = words.split('\n').filter((line) => line.trim() !== '');
        if (types.length + lines.length === 0)
          return [{ name: ['types'], label: t('mortgage.papersAsked'), text: t('mortgage.required') }];
        const items = [...types.map((type) => ({ type })), ...lines.map((what) => ({ what }))];
        const { data } = await ask({ variables: { input: { id, version, dueOn, note: note ?? null, items } } });
        const late = data?.changed.__typename === 'InvalidInput';
        const refused = outcome(data?.changed, refetch);
        if (refused === undefined) return [];
        return [{ name: ['dueOn'], label: t('mortgage.until'), text: late ? t('mortgage.dayAhead') : refused }];
      }}
    >
      <Form.Item name="types" label={t('mortgage.papersAsked')} extra={t('mortgage.papersAskedHelp')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={papers.map(({ type, title }) => ({ value: type, label: title }))}
        />
      </Form.Item>
      <Form.Item name="words" label={t('mortgage.wordsAsked')} extra={t('mortgage.wordsAskedHelp')}>
        <Input.TextArea rows={3} maxLength={3000} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('mortgage.until')} rules={[{ required: true, message: t('mortgage.required') }]}>
        <DayInput required />
      </Form.Item>
      <Form.Item name="note" label={t('mortgage.remark')}>
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
