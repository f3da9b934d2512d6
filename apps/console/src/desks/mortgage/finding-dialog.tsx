import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  AddMortgageFindingDocument,
  AnswerMortgageFindingDocument,
  type MortgageFindingField,
  type MortgageFindingSeverity,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

const fields = [
  'buyers',
  'house',
  'area',
  'price',
  'downPayment',
  'commercial',
  'providentFund',
  'balance',
  'signedOn',
  'terms',
] as const satisfies readonly MortgageFindingField[];
const severities = ['major', 'minor'] as const satisfies readonly MortgageFindingSeverity[];

interface Values {
  readonly field: MortgageFindingField;
  readonly severity: MortgageFindingSeverity;
  readonly words: string;
}

/** Says what is wrong with a field, or how what was found is mended (S15). */
export function FindingDialog({
  item: { id, version },
  findingId,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  findingId?: string;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [add] = useMutation(AddMortgageFindingDocument, { refetchQueries: readAgain });
  const [answer] = useMutation(AnswerMortgageFindingDocument, { refetchQueries: readAgain });
  const title = t(findingId ? 'mortgage.answerFinding' : 'mortgage.addFinding');
  const send = async ({ field, severity, words }: Values) =>
    findingId
      ? (await answer({ variables: { input: { id, version, findingId, answer: words } } })).data?.changed
      : (await add({ variables: { input: { id, version, field, severity, detail: words } } })).data?.changed;
  return (
    <CreateDialog<Values>
      open
      title={title}
      action={t('mortgage.save')}
      initialValues={findingId ? {} : { field: 'price', severity: 'major' }}
      onClose={close}
      create={async (values) => {
        const changed = await send(values);
        const same = changed?.__typename === 'InvalidInput' && changed.fields[0]?.code === 'SAME_PERSON';
        const refused = outcome(changed, refetch);
        if (refused === undefined) return [];
        return [{ name: ['words'], label: title, text: same ? t('mortgage.fourEyes') : refused }];
      }}
    >
      {!findingId && (
        <>
          <Form.Item name="field" label={t('mortgage.findingField')}>
            <Select options={fields.map((value) => ({ value, label: t(`mortgage.contractField.${value}`) }))} />
          </Form.Item>
          <Form.Item name="severity" label={t('mortgage.severity')}>
            <Select options={severities.map((value) => ({ value, label: t(`mortgage.severity.${value}`) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="words"
        label={t(findingId ? 'mortgage.mended' : 'mortgage.findingDetail')}
        rules={[{ required: true, whitespace: true, message: t('mortgage.required') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </CreateDialog>
  );
}
