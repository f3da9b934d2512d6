import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type FeeOverpaymentDecision,
  type MortgageFeeLineFragment,
  MortgageFeesDocument,
  ProveMortgageFundDocument,
  SettleMortgageFeeOverpaymentDocument,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';
import { useYuanText } from './yuan-text.ts';

interface Dialog {
  readonly fee: MortgageFeeLineFragment;
  readonly close: () => void;
  readonly changed: () => void;
}

interface Settled {
  readonly decision: FeeOverpaymentDecision;
  readonly amount: number;
  readonly carryTo?: string;
  readonly reference: string;
  readonly settledOn: string;
  readonly reason: string;
}

const owing: readonly string[] = ['assessed', 'notified', 'partial'];

/** Finance gives back what was paid beyond a fee, or carries it to another fee of the contract (S18). */
export function SettleOverpayment({ fee, close, changed }: Dialog): ReactNode {
  const t = useText();
  const yuanText = useYuanText();
  const problems = useMoneyProblems();
  const [settle] = useMutation(SettleMortgageFeeOverpaymentDocument);
  const { data } = useQuery(MortgageFeesDocument, { variables: { contractId: fee.contractId, first: 20 } });
  const others = (data?.mortgageFees.nodes ?? []).filter(({ id, state }) => id !== fee.id && owing.includes(state));
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Settled>
      open
      title={`${t('mortgage.settleOver')} ${t(`mortgage.feeKind.${fee.kind}`)} ${fee.contractNumber}`}
      action={t('mortgage.settleOver')}
      initialValues={{ decision: 'refund', amount: fee.over, settledOn: todayInShanghai() }}
      onClose={close}
      create={async ({ carryTo, ...values }) => {
        const input = { ...values, carryTo: carryTo ?? null, id: fee.id, version: fee.version };
        const found = problems((await settle({ variables: { input } })).data?.changed, 'MortgageFee', [
          'amount',
          'carryTo',
          'reference',
          'settledOn',
          'reason',
        ]);
        if (found.length === 0) {
          sayDone(t('mortgage.overSettled'));
          changed();
        }
        return found;
      }}
    >
      <Form.Item name="decision" label={t('mortgage.overDecision')}>
        <Radio.Group
          options={(['refund', 'carry'] as const).map((value) => ({
            value,
            label: t(`mortgage.overDecision.${value}`),
            disabled: value === 'carry' && others.length === 0,
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) =>
          getFieldValue('decision') === 'carry' && (
            <Form.Item name="carryTo" label={t('mortgage.carryTo')} rules={needed}>
              <Select
                options={others.map(({ id, kind, amount, paid }) => ({
                  value: id,
                  label: t('mortgage.carryOwed', {
                    kind: t(`mortgage.feeKind.${kind}`),
                    owed: yuanText(amount - paid),
                  }),
                }))}
              />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="amount" label={t('mortgage.amount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="reference" label={t('mortgage.payReference')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="settledOn" label={t('mortgage.paidOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <ReasonItem />
    </CreateDialog>
  );
}

/** Finance takes the receipt of a fund that the buyer paid elsewhere (S18). */
export function ProveFund({ fee, close, changed }: Dialog): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [prove] = useMutation(ProveMortgageFundDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<{ reference: string; paidOn: string }>
      open
      title={`${t('mortgage.prove')} ${fee.contractNumber}`}
      action={t('mortgage.prove')}
      initialValues={{ paidOn: todayInShanghai() }}
      onClose={close}
      create={async (values) => {
        const input = { ...values, id: fee.id, version: fee.version };
        const found = problems((await prove({ variables: { input } })).data?.changed, 'MortgageFee', [
          'reference',
          'paidOn',
        ]);
        if (found.length === 0) {
          sayDone(t('mortgage.proved'));
          changed();
        }
        return found;
      }}
    >
      <p className="k-quiet">{t('mortgage.proveHow')}</p>
      <Form.Item name="reference" label={t('mortgage.payReference')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="paidOn" label={t('mortgage.paidOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}
