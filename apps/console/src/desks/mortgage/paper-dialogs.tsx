import { useMutation } from '@apollo/client/react';
import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  HandMortgageCopiesDocument,
  type MortgageSeal,
  type PaperOfContractFragment,
  SealMortgagePaperDocument,
  VoidMortgageNumberDocument,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { usePaperOutcome } from './use-paper-outcome.ts';

/** What a dialog is about. */
interface AboutPaper {
  readonly paper: PaperOfContractFragment;
  readonly close: () => void;
  readonly done: () => void;
}

const holders = ['buyer', 'bank', 'housingOffice', 'archive'] as const;
type Originals = Partial<Record<(typeof holders)[number], number | null>>;

/** Says who has how many originals now (S6). */
export function CopiesDialog({ paper: { id, version, copies }, close, done }: AboutPaper): ReactNode {
  const t = useText();
  const outcome = usePaperOutcome();
  const [hand] = useMutation(HandMortgageCopiesDocument);
  const title = t('mortgage.paper.copies');
  return (
    <CreateDialog<Originals>
      open
      title={title}
      action={t('mortgage.save')}
      initialValues={Object.fromEntries(copies.map(({ holder, originals }) => [holder, originals]))}
      onClose={close}
      create={async (values) => {
        const given = holders.flatMap((holder) => {
          const originals = values[holder];
          return originals ? [{ holder, originals }] : [];
        });
        const { data } = await hand({ variables: { input: { id, version, copies: given } } });
        const refused = outcome(data?.outcome, done);
        return refused === undefined ? [] : [{ name: [holders[0]], label: title, text: refused }];
      }}
    >
      {holders.map((holder) => (
        <Form.Item key={holder} name={holder} label={t(`mortgage.holder.${holder}`)}>
          <InputNumber min={0} max={20} precision={0} />
        </Form.Item>
      ))}
    </CreateDialog>
  );
}

/** Records a seal that the person set (S6). */
export function SealDialog({ paper: { id, version, seals }, close, done }: AboutPaper): ReactNode {
  const t = useText();
  const outcome = usePaperOutcome();
  const [set] = useMutation(SealMortgagePaperDocument);
  const title = t('mortgage.paper.seal');
  const left = (['company', 'contract', 'legalPerson'] as const).filter(
    (each) => !seals.some(({ seal }) => seal === each),
  );
  return (
    <CreateDialog<{ seal: MortgageSeal; sealedOn: string }>
      open
      title={title}
      action={t('mortgage.save')}
      initialValues={{ ...(left[0] && { seal: left[0] }), sealedOn: todayInShanghai() }}
      onClose={close}
      create={async ({ seal, sealedOn }) => {
        const { data } = await set({ variables: { input: { id, version, seal, sealedOn } } });
        const refused = outcome(data?.outcome, done);
        return refused === undefined ? [] : [{ name: ['sealedOn'], label: title, text: refused }];
      }}
    >
      <Form.Item name="seal" label={t('mortgage.seals')} rules={[{ required: true, message: t('mortgage.required') }]}>
        <Select options={left.map((value) => ({ value, label: t(`mortgage.seal.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="sealedOn"
        label={t('mortgage.sealedOn')}
        rules={[{ required: true, message: t('mortgage.required') }]}
      >
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}

/** Makes a number void, with its reason (S6). */
export function VoidDialog({ paper: { id, number, version }, close, done }: AboutPaper): ReactNode {
  const t = useText();
  const outcome = usePaperOutcome();
  const [makeVoid] = useMutation(VoidMortgageNumberDocument);
  return (
    <CreateDialog<{ reason: string }>
      open
      title={`${t('mortgage.paper.void')} ${number}`}
      action={t('mortgage.paper.void')}
      onClose={close}
      create={async ({ reason }) => {
        const { data } = await makeVoid({ variables: { input: { id, version, reason } } });
        const refused = outcome(data?.outcome, done);
        return refused === undefined ? [] : [{ name: ['reason'], label: number, text: refused }];
      }}
    >
      <Form.Item
        name="reason"
        label={t('mortgage.reason')}
        rules={[{ required: true, whitespace: true, message: t('mortgage.required') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
