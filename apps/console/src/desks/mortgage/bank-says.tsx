import { useMutation } from '@apollo/client/react';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import {
  DecideMortgageApplicationDocument,
  DisburseMortgageApplicationDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

interface Values {
  readonly fen: number | null;
  readonly on: string;
}

/** What a bank decided of one loan, or has paid out of it altogether (S2). */
export function BankSays({
  item: { id, version },
  application,
  decides,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  application: WholeMortgageCaseFragment['applications'][number];
  decides: boolean;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [decide] = useMutation(DecideMortgageApplicationDocument, { refetchQueries: readAgain });
  const [disburse] = useMutation(DisburseMortgageApplicationDocument, { refetchQueries: readAgain });
  const title = t(decides ? 'mortgage.decide' : 'mortgage.disburse');
  const seen = { id, version, applicationId: application.id };
  const say = async ({ fen, on }: Values) => {
    if (decides) {
      return (await decide({ variables: { input: { ...seen, approvedFen: fen ?? 0, decidedOn: on } } })).data?.changed;
    }
    return (await disburse({ variables: { input: { ...seen, disbursedFen: fen ?? 0, disbursedOn: on } } })).data
      ?.changed;
  };
  return (
    <CreateDialog<Values>
      open
      title={`${title} ${application.bankName ?? ''}`}
      action={t('mortgage.save')}
      initialValues={{ fen: decides ? application.askedFen : (application.approvedFen ?? 0), on: todayInShanghai() }}
      onClose={close}
      create={async (values) => {
        const refused = outcome(await say(values), refetch);
        return refused === undefined ? [] : [{ name: ['fen'], label: title, text: refused }];
      }}
    >
      <Form.Item
        name="fen"
        label={t(decides ? 'mortgage.approvedSum' : 'mortgage.disbursedSum')}
        rules={[{ required: true, message: t('mortgage.required') }]}
      >
        <MoneyInput />
      </Form.Item>
      <Form.Item name="on" label={t('mortgage.bankDay')} rules={[{ required: true, message: t('mortgage.required') }]}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}
