import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type MortgageConsentsQuery,
  RecordMortgageConsentDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import type { ConsentWish } from './consents.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

interface Values {
  readonly saidOn: string;
  readonly documentId?: string;
  readonly note?: string;
}

/** Records that a buyer consents, on a paper of the case, or takes it back (S7). */
export function RecordConsent({
  item: { id, version },
  wish: { buyer, use, given },
  papers,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  wish: ConsentWish;
  papers: NonNullable<MortgageConsentsQuery['mortgageConsents']>['papers'];
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [record] = useMutation(RecordMortgageConsentDocument, { refetchQueries: readAgain });
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={t(given ? 'mortgage.giveConsentOf' : 'mortgage.withdrawConsentOf', { name: buyer.name, use: use.title })}
      action={t('mortgage.save')}
      initialValues={{ saidOn: todayInShanghai() }}
      onClose={close}
      create={async ({ saidOn, documentId, note }) => {
        const input = {
          id,
          version,
          position: buyer.position,
          purpose: use.purpose,
          bank: use.bank,
          given,
          saidOn,
          documentId: documentId ?? null,
          note: note ?? null,
        };
        const { data } = await record({ variables: { input } });
        const ahead = data?.changed.__typename === 'InvalidInput';
        const refused = outcome(data?.changed, refetch);
        if (refused === undefined) return [];
        const text = ahead ? t('mortgage.dayPast') : refused;
        return [{ name: ['saidOn'], label: t('mortgage.saidOn'), text }];
      }}
    >
      <Form.Item name="saidOn" label={t('mortgage.saidOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <Form.Item
        name="documentId"
        label={t('mortgage.consentPaper')}
        extra={papers.length === 0 ? t('mortgage.noConsentPaper') : t('mortgage.consentPaperHelp')}
        rules={given ? needed : []}
      >
        <Select allowClear options={papers.map(({ id: value, title }) => ({ value, label: title }))} />
      </Form.Item>
      <Form.Item name="note" label={t('mortgage.remark')}>
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
