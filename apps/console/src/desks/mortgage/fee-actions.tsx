import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AskMortgageFeeWaiverDocument,
  DecideMortgageFeeWaiverDocument,
  type MortgageFeeLineFragment,
  NotifyMortgageFeeDocument,
  PayMortgageFeeDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ProveFund, SettleOverpayment } from './fee-overpayment.tsx';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

type Fee = MortgageFeeLineFragment;

/** States in which nothing is asked of the buyer any more. */
const done: readonly string[] = ['paid', 'waived', 'proved', 'cancelled'];

/** What may be done to a fee: told, paid, proved, let go by two people, what is over settled (S18). */
export function FeeActions({ fee, changed }: { fee: Fee; changed: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [asking, setAsking] = useState<'pay' | 'waive' | 'over' | 'prove'>();
  const [refused, setRefused] = useState<string>();
  const [notify, notifying] = useMutation(NotifyMortgageFeeDocument, { onError: () => {} });
  const [decide, deciding] = useMutation(DecideMortgageFeeWaiverDocument, { onError: () => {} });
  const owed = !done.includes(fee.state);
  const tell = async (): Promise<void> => {
    const { data } = await notify({ variables: { feeId: fee.id } });
    if (data?.notifyMortgageFee.__typename === 'MortgageFee') sayDone(t('mortgage.notified'));
    changed();
  };
  const settle = async (approve: boolean): Promise<void> => {
    const answer = (await decide({ variables: { feeId: fee.id, approve } })).data?.changed;
    if (answer?.__typename === 'MortgageFee') {
      setRefused(undefined);
      sayDone(t('mortgage.waiverDecided'));
      changed();
      return;
    }
    const code = answer?.__typename === 'InvalidInput' ? answer.fields[0]?.code : answer?.code;
    setRefused(open('mortgage.refusal', code ?? 'INTERNAL'));
  };
  return (
    <div className="k-actions">
      {fee.state === 'assessed' && may('mortgageFee.notify') && (
        <Button size="small" loading={notifying.loading} onClick={() => void tell()}>
          {t('mortgage.notify')}
        </Button>
      )}
      {fee.over > 0 && may('mortgageFee.pay') && (
        <Button size="small" type="primary" onClick={() => setAsking('over')}>
          {t('mortgage.settleOver')}
        </Button>
      )}
      {owed && fee.paidDirectly && may('mortgageFee.pay') && (
        <Button size="small" onClick={() => setAsking('prove')}>
          {t('mortgage.prove')}
        </Button>
      )}
      {(owed || fee.state === 'paid') && may('mortgageFee.pay') && (
        <Button size="small" onClick={() => setAsking('pay')}>
          {t('mortgage.pay')}
        </Button>
      )}
      {owed && !fee.waiverId && may('mortgageFee.notify') && (
        <Button size="small" onClick={() => setAsking('waive')}>
          {t('mortgage.askWaiver')}
        </Button>
      )}
      {fee.waiverId && may('mortgageFee.decideWaiver') && (
        <>
          <Button size="small" type="primary" loading={deciding.loading} onClick={() => void settle(true)}>
            {t('mortgage.grantWaiver')}
          </Button>
          <Button size="small" loading={deciding.loading} onClick={() => void settle(false)}>
            {t('mortgage.refuseWaiver')}
          </Button>
        </>
      )}
      {refused && <small role="alert">{refused}</small>}
      {asking === 'pay' && <Pay fee={fee} close={() => setAsking(undefined)} changed={changed} />}
      {asking === 'over' && <SettleOverpayment fee={fee} close={() => setAsking(undefined)} changed={changed} />}
      {asking === 'prove' && <ProveFund fee={fee} close={() => setAsking(undefined)} changed={changed} />}
      {asking === 'waive' && <Waive fee={fee} close={() => setAsking(undefined)} changed={changed} />}
    </div>
  );
}

function Pay({ fee, close, changed }: { fee: Fee; close: () => void; changed: () => void }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [pay] = useMutation(PayMortgageFeeDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<{ amount: number; overpaid?: boolean; reference: string; paidOn: string }>
      open
      title={`${t('mortgage.pay')} ${t(`mortgage.feeKind.${fee.kind}`)} ${fee.contractNumber}`}
      action={t('mortgage.pay')}
      initialValues={{ amount: fee.amount - fee.paid, paidOn: todayInShanghai() }}
      onClose={close}
      create={async (values) => {
        const { data } = await pay({ variables: { input: { feeId: fee.id, ...values } } });
        const found = problems(data?.changed, 'MortgageFee', ['amount', 'reference', 'paidOn']);
        if (found.length === 0) {
          sayDone(t('mortgage.payBooked'));
          changed();
        }
        return found;
      }}
    >
      <Form.Item name="amount" label={t('mortgage.amount')} extra={t('mortgage.payHelp')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item noStyle dependencies={['amount']}>
        {({ getFieldValue }) =>
          Number(getFieldValue('amount') ?? 0) > fee.amount - fee.paid && (
            <Form.Item name="overpaid" valuePropName="checked">
              <Checkbox>{t('mortgage.overpaid')}</Checkbox>
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="reference" label={t('mortgage.payReference')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="paidOn" label={t('mortgage.paidOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}

function Waive({ fee, close, changed }: { fee: Fee; close: () => void; changed: () => void }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [ask] = useMutation(AskMortgageFeeWaiverDocument);
  return (
    <CreateDialog<{ reason: string }>
      open
      title={`${t('mortgage.askWaiver')} ${t(`mortgage.feeKind.${fee.kind}`)} ${fee.contractNumber}`}
      action={t('mortgage.askWaiver')}
      onClose={close}
      create={async ({ reason }) => {
        const { data } = await ask({ variables: { feeId: fee.id, reason } });
        const found = problems(data?.changed, 'MortgageFee', ['reason']);
        if (found.length === 0) {
          sayDone(t('mortgage.waiverSent'));
          changed();
        }
        return found;
      }}
    >
      <p>{t('mortgage.waiverHow')}</p>
      <ReasonItem />
    </CreateDialog>
  );
}
