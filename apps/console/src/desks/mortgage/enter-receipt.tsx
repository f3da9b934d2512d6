import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { EnterMortgageReceiptDocument, type MortgageReceiptKind } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ContractPick } from './contract-pick.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly payer?: string;
  readonly amount: number;
  readonly payerCard?: string;
  readonly payerCardReason?: string;
  readonly remark?: string;
  readonly contractId: string;
  readonly kind: MortgageReceiptKind;
  readonly number?: string;
  readonly bank?: string;
  readonly serial?: string;
  readonly receivedOn: string;
  readonly creditedOn?: string;
}

const kinds = ['downPayment', 'bankLoan', 'providentFundLoan', 'balancePayment'] as const;

/** Finance enters a receipt; which contract it may be for is suggested, with the reasons (S13). */
export function EnterReceipt({
  contractId,
  close,
  changed,
}: {
  /** Of this contract; a person picks one where it is left out. */
  contractId?: string;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [doubted, setDoubted] = useState(false);
  const [enter] = useMutation(EnterMortgageReceiptDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.enterReceipt')}
      action={t('mortgage.enterReceipt')}
      initialValues={{ kind: 'downPayment', receivedOn: todayInShanghai(), ...(contractId && { contractId }) }}
      onClose={close}
      create={async ({ creditedOn, ...values }) => {
        const input = { ...values, contractId: contractId ?? values.contractId, creditedOn: creditedOn || null };
        const answer = (await enter({ variables: { input } })).data?.changed;
        const found = problems(answer, 'MortgageReceipt', [
          'number',
          'serial',
          'payerCard',
          'receivedOn',
          'creditedOn',
          'amount',
          'contractId',
        ]);
        if (found.length === 0) {
          sayDone(t('mortgage.receiptEntered'));
          changed();
        }
        setDoubted(answer?.__typename === 'InvalidInput' && answer.fields.some(({ code }) => code === 'BAD_CHECKSUM'));
        return found;
      }}
    >
      <div className="m-pair">
        <Form.Item name="payer" label={t('mortgage.payer')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="amount" label={t('mortgage.amount')} rules={needed}>
          <MoneyInput />
        </Form.Item>
      </div>
      <Form.Item name="payerCard" label={t('mortgage.payerCard')}>
        <Input maxLength={40} autoComplete="off" inputMode="numeric" />
      </Form.Item>
      {doubted && (
        <Form.Item
          name="payerCardReason"
          label={t('mortgage.payerCardReason')}
          extra={t('mortgage.payerCardReasonHelp')}
          rules={[{ min: 4, message: t('mortgage.refusal.REASON_MISSING') }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      )}
      <Form.Item name="remark" label={t('mortgage.bankWords')}>
        <Input maxLength={2000} />
      </Form.Item>
      {!contractId && (
        <Form.Item name="contractId" label={t('mortgage.contract')} rules={needed}>
          <ContractPick />
        </Form.Item>
      )}
      <div className="m-pair">
        <Form.Item name="kind" label={t('mortgage.receiptKind')}>
          <Select options={kinds.map((value) => ({ value, label: t(`mortgage.receiptKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="number" label={t('mortgage.receiptNumber')} extra={t('mortgage.receiptNumberHelp')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="bank" label={t('mortgage.bank')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="serial" label={t('mortgage.serial')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('mortgage.receivedOn')} rules={needed}>
          <DayInput required />
        </Form.Item>
        <Form.Item name="creditedOn" label={t('mortgage.creditedOn')} extra={t('mortgage.creditedOnHelp')}>
          <DayInput />
        </Form.Item>
      </div>
    </CreateDialog>
  );
}
