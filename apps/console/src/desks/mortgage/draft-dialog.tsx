import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type ContractDraftsFragment,
  DraftMortgageContractDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Money } from '../../ui/figures.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useYuanText } from './yuan-text.ts';

interface Typed {
  readonly fen?: number | null;
  readonly words?: string;
}

interface Values {
  readonly templateId: string;
  readonly amounts?: Readonly<Record<string, Typed>>;
}

/** Merges the contract from a template; an amount that somebody typed, figures and words, must be that of the contract (S14). */
export function DraftDialog({
  item: { id, version },
  templates,
  amounts,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  templates: readonly { readonly templateId: string; readonly name: string }[];
  amounts: ContractDraftsFragment['amounts'];
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const yuan = useYuanText();
  const [draft] = useMutation(DraftMortgageContractDocument);
  const problem = (name: (string | number)[], text: string) => [{ name, label: t('mortgage.draft'), text }];
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.draft')}
      action={t('mortgage.draft')}
      initialValues={{ templateId: templates[0]?.templateId ?? '' }}
      onClose={close}
      create={async ({ templateId, amounts: typed = {} }) => {
        const given = amounts.flatMap(({ field }) => {
          const { fen, words = '' } = typed[field] ?? {};
          return typeof fen === 'number' || words.trim() ? [{ field, fen, words: words.trim() }] : [];
        });
        const half = given.find(({ fen, words }) => typeof fen !== 'number' || !words);
        if (half) return problem(['amounts', half.field, half.words ? 'fen' : 'words'], t('mortgage.bothAmounts'));
        const checked = given.map(({ field, fen, words }) => ({ field, amountFen: fen ?? 0, words }));
        const { data } = await draft({ variables: { input: { id, version, templateId, amounts: checked } } });
        const outcome = data?.outcome;
        if (!outcome) return problem(['templateId'], t('mortgage.wrongInput'));
        if (outcome.__typename === 'MortgageDrafts') {
          sayDone(t('mortgage.saved'));
          refetch();
          return [];
        }
        if (outcome.__typename === 'MortgageAmountsDisagree') {
          const { field, amountFen, amountWords, words, wordsFen, contractFen } = outcome;
          const said = typeof wordsFen === 'number' ? yuan(wordsFen) : t('mortgage.noAmount');
          const values = { figures: yuan(amountFen), amountWords, words, said, contract: yuan(contractFen) };
          return problem(['amounts', field, 'words'], t('mortgage.amountsDisagree', values));
        }
        refetch();
        const wrong = outcome.__typename === 'InvalidInput' || outcome.__typename === 'WrongState';
        return problem(['templateId'], t(wrong ? 'mortgage.wrongInput' : 'mortgage.meanwhile'));
      }}
    >
      <Form.Item name="templateId" label={t('mortgage.template')}>
        <Select options={templates.map(({ templateId, name }) => ({ value: templateId, label: name }))} />
      </Form.Item>
      <p className="k-quiet">{t('mortgage.amountsHelp')}</p>
      {amounts.map(({ field, amountFen, words }) => (
        <fieldset key={field} className="m-amount">
          <legend>
            {t(`mortgage.contractField.${field}`)} <Money fen={amountFen} /> <small className="k-quiet">{words}</small>
          </legend>
          <Form.Item name={['amounts', field, 'fen']} label={t('mortgage.figures')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name={['amounts', field, 'words']} label={t('mortgage.inWords')}>
            <Input maxLength={200} />
          </Form.Item>
        </fieldset>
      ))}
    </CreateDialog>
  );
}
